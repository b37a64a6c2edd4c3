import { Input, ValidationMessage } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import { sumOfPoint } from '../sums.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { attributesOf } from './field-attributes.ts'
import { LabelledField } from './LabelledField.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { SumLine } from './SumLine.tsx'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'
import { useNumberText } from './use-number-text.ts'

/** An amount or a count. What cannot be read is said. */
export function NumberNode(props: NodeProps) {
  const { node, path } = props
  const { t } = useWords()
  const field = useField(path)
  const { value, wrong, change, leave } = useNumberText(field.answer, field.put)
  const hint = useHint(node)
  return (
    <LabelledField id={field.id} label={<NodeLabel {...props} />} hint={hint}>
      <Input
        {...attributesOf(field, { hint, wrong })}
        inputMode="decimal"
        value={value}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      />
      {wrong && <ValidationMessage>{t('field.number')}</ValidationMessage>}
      {node.sumOf && (
        <SumLine path={path} label={node.label ?? ''} sum={(store) => sumOfPoint(store, node.sumOf ?? {})} />
      )}
      <FieldFindings path={path} id={field.findingsId} />
    </LabelledField>
  )
}
