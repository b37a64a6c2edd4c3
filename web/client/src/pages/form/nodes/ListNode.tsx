import { Field, Label, Select } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'
import { useDraft } from '../draft-context.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

const listOf: Record<string, string> = { memberState: 'memberStates', country: 'countries', currency: 'currencies' }

/** A value of a list that comes with the form: States, currencies. */
export function ListNode({ node, path, index }: NodeProps) {
  const { t } = useWords()
  const { form } = useDraft()
  const { answer, put, id, findingsId, invalid } = useField(path)
  const hint = useHint(node)
  const name = node.list || listOf[node.type ?? '']
  const values = form.lists?.find((list) => list.id === name)?.values ?? []
  const unknown = answer?.text && !values.some((value) => value.id === answer.text)
  return (
    <Field>
      <Label htmlFor={id}>
        <NodeLabel node={node} path={path} index={index} />
      </Label>
      {hint && <Field.Description>{hint}</Field.Description>}
      <Select
        id={id}
        aria-invalid={invalid || undefined}
        aria-describedby={findingsId}
        value={answer?.text ?? ''}
        onChange={(event) => put(event.target.value ? { text: event.target.value } : undefined)}
      >
        <Select.Option value="">{t('field.choose')}</Select.Option>
        {unknown && <Select.Option value={answer.text}>{answer.text}</Select.Option>}
        {values.map((value) => (
          <Select.Option key={value.id} value={value.id}>
            {value.label}
          </Select.Option>
        ))}
      </Select>
      <FieldFindings path={path} id={findingsId} />
    </Field>
  )
}
