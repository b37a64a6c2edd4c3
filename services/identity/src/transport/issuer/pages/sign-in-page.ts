import { type FormTarget, field, form, sideForm } from './form.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import type { Fault } from './texts.ts'

/** User name and password. What was typed as user name is shown again, the password never. */
export function signInPage(target: FormTarget, fault?: Fault, typed = ''): string {
  const { texts } = target.frame
  const wrong = fault && texts.faults[fault]
  const fields = html`${field({
    id: 'login',
    label: texts.signIn.login,
    type: 'text',
    autocomplete: 'username',
    value: typed,
    fault: wrong,
    focus: true,
  })}${field({ id: 'password', label: texts.signIn.password, type: 'password', autocomplete: 'current-password' })}`
  const content = html`<p class="lead">${texts.signIn.lead}</p>
${form(target, 'password', texts.signIn.submit, fields)}
${wrong && html`<p class="hint apart">${texts.signIn.limit}</p>`}
${sideForm(target, 'cancel', texts.cancel)}`
  return layout(target.frame, texts.signIn.title, content, wrong ? { text: wrong, field: 'login' } : undefined)
}
