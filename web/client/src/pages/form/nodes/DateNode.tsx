import { Fieldset, ValidationMessage } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { DateInputs } from '../../../fields/DateInputs.tsx'
import { type DateParts, fromDateParts, toDateParts } from '../../../i18n/date-parts.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/** A date. It is saved when it is one; until then the fields keep what is typed. */
export function DateNode({ node, path, index }: NodeProps) {
  const { t } = useWords()
  const { answer, put, id, invalid } = useField(path)
  const [typed, setTyped] = useState<DateParts>()
  const [left, setLeft] = useState(false)
  const hint = useHint(node)
  const shown = typed ?? toDateParts(answer?.date)
  const { fault } = fromDateParts(shown, { yearAlone: true })
  const change = (parts: DateParts) => {
    setLeft(false)
    setTyped(parts)
    const read = fromDateParts(parts, { yearAlone: true })
    if (!read.fault) put(read.date && { date: read.date })
  }
  return (
    <Fieldset>
      <Fieldset.Legend>
        <NodeLabel node={node} path={path} index={index} />
      </Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <DateInputs
        id={id}
        value={shown}
        invalid={invalid || (left && Boolean(fault))}
        onChange={change}
        onBlur={() => setLeft(true)}
      />
      {left && fault && <ValidationMessage>{t(`field.date.${fault}`, { label: node.label ?? '' })}</ValidationMessage>}
      <FieldFindings path={path} />
    </Fieldset>
  )
}
