import { Checkbox, Input, Select } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { DateInputs } from '../../../fields/DateInputs.tsx'
import { type DateParts, fromDateParts, toDateParts } from '../../../i18n/date-parts.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { toCanonicalNumber } from '../canonical-number.ts'
import { useDraft } from '../draft-context.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { useField } from './use-field.ts'

/** A cell of a table: its row and column name it. */
export function TableCell({ path, type, label }: { path: string; type: string; label: string }) {
  const { t } = useWords()
  const { form } = useDraft()
  const { answer, put, id, findingsId, invalid } = useField(path)
  const [typed, setTyped] = useState<string>()
  const [parts, setParts] = useState<DateParts>()
  const shared = { id, 'aria-label': label, 'aria-invalid': invalid || undefined, 'aria-describedby': findingsId }

  const field = () => {
    if (type === 'boolean') {
      const tick = (on: boolean) => put(on ? { ticked: true } : undefined)
      return <Checkbox {...shared} checked={answer?.ticked ?? false} onChange={(event) => tick(event.target.checked)} />
    }
    if (type === 'date') {
      const change = (changed: DateParts) => {
        setParts(changed)
        const read = fromDateParts(changed, { yearAlone: true })
        if (!read.fault) put(read.date && { date: read.date })
      }
      return (
        <fieldset className="chips" aria-label={label}>
          <DateInputs id={id} value={parts ?? toDateParts(answer?.date)} invalid={invalid} onChange={change} />
        </fieldset>
      )
    }
    if (type === 'currency') {
      const values = form.lists?.find((list) => list.id === 'currencies')?.values ?? []
      return (
        <Select {...shared} value={answer?.text ?? ''} onChange={(event) => put(textOf(event.target.value))}>
          <Select.Option value="">{t('field.choose')}</Select.Option>
          {values.map((value) => (
            <Select.Option key={value.id} value={value.id}>
              {value.label}
            </Select.Option>
          ))}
        </Select>
      )
    }
    if (type === 'number' || type === 'money') {
      const change = (text: string) => {
        setTyped(text)
        const number = toCanonicalNumber(text)
        if (number !== undefined || !text.trim()) put(number === undefined ? undefined : { number })
      }
      return (
        <Input
          {...shared}
          inputMode="decimal"
          value={typed ?? answer?.number ?? ''}
          onChange={(event) => change(event.target.value)}
        />
      )
    }
    return (
      <Input {...shared} dir="auto" value={answer?.text ?? ''} onChange={(event) => put(textOf(event.target.value))} />
    )
  }
  return (
    <>
      {field()}
      <FieldFindings path={path} id={findingsId} />
    </>
  )
}

function textOf(text: string) {
  return text ? { text } : undefined
}
