import { type FormTarget, field, form, sideForm } from './form.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import type { Fault } from './texts.ts'

/** A password of one's own in place of the one that was handed over. */
export function newPasswordPage(target: FormTarget, fault?: Fault): string {
  const { texts } = target.frame
  const wrong = fault && texts.faults[fault]
  const field1 = fault === 'notTheSame' ? 'again' : 'password'
  const fields = html`${field({
    id: 'password',
    label: texts.newPassword.password,
    type: 'password',
    autocomplete: 'new-password',
    hint: texts.newPassword.hint,
    fault: field1 === 'password' ? wrong : undefined,
    focus: field1 === 'password',
  })}${field({
    id: 'again',
    label: texts.newPassword.again,
    type: 'password',
    autocomplete: 'new-password',
    fault: field1 === 'again' ? wrong : undefined,
    focus: field1 === 'again',
  })}`
  const content = html`<p class="lead">${texts.newPassword.lead}</p>
${form(target, 'new-password', texts.newPassword.submit, fields)}
${sideForm(target, 'restart', texts.code.otherUser)}`
  return layout(target.frame, texts.newPassword.title, content, wrong ? { text: wrong, field: field1 } : undefined)
}
