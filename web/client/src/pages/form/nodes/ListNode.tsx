import { FieldFindings } from './FieldFindings.tsx'
import { attributesOf } from './field-attributes.ts'
import { LabelledField } from './LabelledField.tsx'
import { ListSelect } from './ListSelect.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/** A value of a list. */
export function ListNode(props: NodeProps) {
  const { node, path } = props
  const field = useField(path)
  const hint = useHint(node)
  return (
    <LabelledField id={field.id} label={<NodeLabel {...props} />} hint={hint}>
      <ListSelect {...attributesOf(field, { hint })} field={field} type={node.type ?? ''} list={node.list} />
      <FieldFindings path={path} id={field.findingsId} />
    </LabelledField>
  )
}
