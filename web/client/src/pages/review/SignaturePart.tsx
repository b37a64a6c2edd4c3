import { Button, Fieldset, Paragraph, Tag, ValidationMessage } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { now } from '../../clock.ts'
import { DateInputs } from '../../fields/DateInputs.tsx'
import type { FormPartJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { fromDateParts, toDateParts } from '../../i18n/date-parts.ts'
import { dayOf } from '../../i18n/legal-date.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useSign } from './use-sign.ts'

/** One part: signed on a day, or still to be recorded as signed. */
export function SignaturePart({ part }: { part: FormPartJson }) {
  const { t, date } = useWords()
  const announce = useAnnounce()
  const { signedOn, sign, busy, problem } = useSign(part.id ?? '')
  const [day, setDay] = useState(() => toDateParts(dayOf(now())))
  const [fault, setFault] = useState(false)
  const title = part.heading || t('form.part', { part: part.id })

  const record = async () => {
    const read = fromDateParts(day)
    setFault(!read.date)
    if (read.date && (await sign(read.date))) announce(t('sign.done', { part: title }))
  }
  if (signedOn) {
    return (
      <div className="cluster">
        <strong>{title}</strong>
        <Tag data-color="success">{t('sign.signed')}</Tag>
        <span>{t('sign.signedOn', { date: date(signedOn) })}</span>
      </div>
    )
  }
  return (
    <div className="panel">
      <div className="stack">
        <div className="stack-tight prose">
          <strong>{title}</strong>
          <Paragraph>{t('sign.text')}</Paragraph>
        </div>
        <Fieldset>
          <Fieldset.Legend>{t('sign.date')}</Fieldset.Legend>
          <DateInputs id={`sign-${part.id}`} value={day} invalid={fault} onChange={setDay} />
          {fault && <ValidationMessage>{t('field.date.impossible', { label: t('sign.date') })}</ValidationMessage>}
        </Fieldset>
        {problem !== null && <ProblemAlert error={problem} />}
        <div>
          <Button variant="secondary" loading={busy} onClick={() => void record()}>
            {t('sign.record', { part: title })}
          </Button>
        </div>
      </div>
    </div>
  )
}
