import { type Html, html } from './html.ts'
import type { Frame } from './layout.ts'

/** Where the form goes, and the proof that it was read from this issuer. */
export interface FormTarget {
  frame: Frame
  /** Address of the sign-in under way. */
  action: string
  /** Token against forged forms. */
  csrf: string
}

export function form(target: FormTarget, step: string, submit: string, fields: Html): Html {
  return html`<form method="post" action="${address(target, step)}" novalidate>
<input type="hidden" name="csrf" value="${target.csrf}">
${fields}
<button class="primary" type="submit">${submit}</button>
</form>`
}

/** A second way out of the page that changes something, so it is a form and not a link. */
export function sideForm(target: FormTarget, step: string, submit: string): Html {
  return html`<form class="side" method="post" action="${address(target, step)}">
<input type="hidden" name="csrf" value="${target.csrf}">
<button class="quiet" type="submit">${submit}</button>
</form>`
}

/** What a field is for the browser and for a password manager. */
export interface Field {
  id: string
  label: string
  type: 'text' | 'password'
  autocomplete: string
  hint?: string
  fault?: string
  value?: string
  code?: boolean
  focus?: boolean
}

export function field(f: Field): Html {
  const described = [f.hint && `${f.id}-hint`, f.fault && `${f.id}-error`].filter(Boolean).join(' ')
  return html`<div class="field${f.fault ? ' wrong' : ''}">
<label for="${f.id}">${f.label}</label>
${f.hint && html`<p class="hint" id="${f.id}-hint">${f.hint}</p>`}
${f.fault && html`<p class="fault" id="${f.id}-error">${f.fault}</p>`}
<input id="${f.id}" name="${f.id}" type="${f.type}" value="${f.value ?? ''}" autocomplete="${f.autocomplete}" required
 autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="${f.code ? 12 : 128}"
 ${f.code && html`inputmode="numeric" class="code"`}
 ${described !== '' && html`aria-describedby="${described}"`}
 ${f.fault && html`aria-invalid="true"`}
 ${f.focus && html`autofocus`}>
</div>`
}

function address(target: FormTarget, step: string): string {
  return `${target.action}/${step}?lang=${target.frame.texts.language}`
}
