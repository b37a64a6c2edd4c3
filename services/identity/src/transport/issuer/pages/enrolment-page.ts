import { toString as drawQr } from 'qrcode'
import { type FormTarget, field, form, sideForm } from './form.ts'
import { html, trusted } from './html.ts'
import { layout } from './layout.ts'
import type { Fault } from './texts.ts'

/** The secret of the second factor as picture and as text, and proof that the app has it. */
export async function enrolmentPage(
  target: FormTarget,
  enrolment: { secret: string; uri: string },
  fault?: Fault,
): Promise<string> {
  const { texts } = target.frame
  const wrong = fault && texts.faults[fault]
  const picture = await drawQr(enrolment.uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  const code = field({
    id: 'code',
    label: texts.enrolment.confirm,
    type: 'text',
    autocomplete: 'one-time-code',
    fault: wrong,
    code: true,
    focus: wrong !== undefined,
  })
  const content = html`<p class="lead">${texts.enrolment.lead}</p>
<p>${texts.enrolment.scan}</p>
<div class="qr" role="img" aria-label="${texts.enrolment.picture}">${trusted(picture)}</div>
<p class="secret"><span class="hint">${texts.enrolment.secret}</span> <code>${grouped(enrolment.secret)}</code></p>
${form(target, 'enrolment', texts.enrolment.submit, code)}
${sideForm(target, 'restart', texts.code.otherUser)}`
  return layout(target.frame, texts.enrolment.title, content, wrong ? { text: wrong, field: 'code' } : undefined)
}

function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
