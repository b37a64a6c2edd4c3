import { type FormTarget, field, form, sideForm } from './form.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import type { Fault } from './texts.ts'

/** The code of the second factor. */
export function codePage(target: FormTarget, fault?: Fault): string {
  const { texts } = target.frame
  const wrong = fault && texts.faults[fault]
  const code = field({
    id: 'code',
    label: texts.code.code,
    type: 'text',
    autocomplete: 'one-time-code',
    hint: texts.code.hint,
    fault: wrong,
    code: true,
    focus: true,
  })
  const content = html`<p class="lead">${texts.code.lead}</p>
${form(target, 'code', texts.code.submit, code)}
<p class="hint apart">${texts.code.lost}</p>
${sideForm(target, 'restart', texts.code.otherUser)}`
  return layout(target.frame, texts.code.title, content, wrong ? { text: wrong, field: 'code' } : undefined)
}
