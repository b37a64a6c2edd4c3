import { type Html, html, trusted } from './html.ts'
import { type Frame, layout } from './layout.ts'
import type { Problem } from './texts.ts'

/** Says that it cannot go on, and what to do; never why in technical terms. */
export function problemPage(frame: Frame, problem: Problem): string {
  const { title, text } = frame.texts.problems[problem]
  return layout(frame, title, html`<p class="lead">${text}</p>${backToWeb(frame)}`)
}

/**
 * Asks before signing out, so that a link on somebody else's page cannot do it. `form` is the issuer's own, with its
 * token. Who comes from the web with its proof (`proven`) asked already: the script sends the form by itself.
 */
export function signOutPage(frame: Frame, form: string, proven: boolean): string {
  const { signOut } = frame.texts
  const content = html`<p class="lead">${signOut.lead}</p>
${trusted(form)}
<button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">${signOut.submit}</button>
<button class="quiet" type="submit" form="op.logoutForm">${signOut.stay}</button>
${proven && html`<script src="${frame.base}/assets/submit.js" defer></script>`}`
  return layout(frame, signOut.title, content)
}

export function signedOutPage(frame: Frame): string {
  const { signOut } = frame.texts
  return layout(frame, signOut.doneTitle, html`<p class="lead">${signOut.done}</p>${backToWeb(frame)}`)
}

function backToWeb({ home, texts }: Frame): Html | undefined {
  return home === undefined ? undefined : html`<p><a href="${home}">${texts.back}</a></p>`
}
