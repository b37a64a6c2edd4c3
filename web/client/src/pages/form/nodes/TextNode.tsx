import { Field, Input, Label, Textarea } from '@digdir/designsystemet-react'
import type { ChangeEvent } from 'react'
import { useSaveState } from '../draft-context.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import { NumberNode } from './NumberNode.tsx'
import type { NodeProps } from './node-props.ts'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/** Text on one line or several; also accounts, codes and addresses without fields of their own. */
export function TextNode(props: NodeProps) {
  const { node, path } = props
  const { language } = useSaveState()
  const { answer, put, id, findingsId, invalid } = useField(path)
  const hint = useHint(node)
  if (node.type === 'number' || node.type === 'money') return <NumberNode {...props} />
  const long = node.type === 'multilineText' || node.type === 'address'
  const change = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const text = event.target.value
    put(text ? { text, ...(long ? { language } : {}) } : undefined)
  }
  const field = {
    id,
    dir: 'auto',
    autoComplete: 'off',
    'aria-invalid': invalid || undefined,
    'aria-describedby': findingsId,
    value: answer?.text ?? '',
    onChange: change,
  } as const
  return (
    <Field>
      <Label htmlFor={id}>
        <NodeLabel {...props} />
      </Label>
      {hint && <Field.Description>{hint}</Field.Description>}
      {long ? <Textarea rows={node.type === 'address' ? 3 : 5} {...field} /> : <Input type="text" {...field} />}
      <FieldFindings path={path} id={findingsId} />
    </Field>
  )
}
