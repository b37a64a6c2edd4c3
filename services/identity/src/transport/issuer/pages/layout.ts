import { type Html, html } from './html.ts'
import { offered } from './languages.ts'
import type { Texts } from './texts.ts'

/** What every page needs to know. */
export interface Frame {
  /** Address under which the issuer of this tenant is mounted, for example `/oidc/ca-east`. */
  base: string
  /** Official name of the authority. */
  authority: string
  /** Said on every page when the authority is invented; empty otherwise. */
  notice: string
  texts: Texts
  /** Address of the web, to go back to. */
  home?: string
  /** Address of the same page in another language, when it can be read again. */
  here?: string
}

/** A whole page: title, the authority's name, what went wrong (with a link to the field), the content. */
export function layout(frame: Frame, title: string, content: Html, fault?: { text: string; field: string }): string {
  const { texts } = frame
  return html`<!DOCTYPE html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${fault ? texts.errorPrefix : ''}${title} – ${frame.authority}</title>
<link rel="stylesheet" href="${frame.base}/assets/issuer.css">
</head>
<body>
<a class="skip" href="#main">${texts.skip}</a>
<header class="top">
<div class="inner">
<span class="product">${texts.product}</span>
<span class="purpose">${texts.purpose}</span>
</div>
</header>
<main id="main" class="inner">
<p class="authority">${frame.authority}</p>
<section class="card">
${fault && errorSummary(texts, fault)}
<h1>${title}</h1>
${content}
</section>
${frame.notice !== '' && html`<p class="notice">${frame.notice}</p>`}
</main>
<footer class="inner">${frame.here !== undefined && languageSwitch(frame, frame.here)}</footer>
</body>
</html>
`.markup
}

function errorSummary(texts: Texts, fault: { text: string; field: string }): Html {
  return html`<div class="errors" role="alert" aria-labelledby="errors-title">
<h2 id="errors-title">${texts.errorTitle}</h2>
<p><a href="#${fault.field}">${fault.text}</a></p>
</div>`
}

function languageSwitch(frame: Frame, here: string): Html {
  const links = offered.map(({ language, name }) =>
    language === frame.texts.language
      ? html`<li><span aria-current="true">${name}</span></li>`
      : html`<li><a href="${here}?lang=${language}" lang="${language}" hreflang="${language}">${name}</a></li>`,
  )
  return html`<nav aria-label="${frame.texts.switchLanguage}"><ul class="languages">${links}</ul></nav>`
}
