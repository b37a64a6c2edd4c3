import { Fieldset, ValidationMessage } from '@digdir/designsystemet-react'
import { DateInputs } from '../../../fields/DateInputs.tsx'
import { useWords } from '../../../i18n/use-words.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { useDateText } from './use-date-text.ts'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/** A date. */
export function DateNode({ node, path, index }: NodeProps) {
  const { t } = useWords()
  const { answer, put, id, invalid } = useField(path)
  const { value, fault, change, leave } = useDateText(answer, put)
  const hint = useHint(node)
  return (
    <Fieldset>
      <Fieldset.Legend>
        <NodeLabel node={node} path={path} index={index} />
      </Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <DateInputs id={id} value={value} invalid={invalid || Boolean(fault)} onChange={change} onBlur={leave} />
      {fault && <ValidationMessage>{t(`field.date.${fault}`, { label: node.label ?? '' })}</ValidationMessage>}
      <FieldFindings path={path} />
    </Fieldset>
  )
}
