import { Checkbox, Fieldset } from '@digdir/designsystemet-react'
import { placeId } from '../anchors.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { OptionFill } from './OptionFill.tsx'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'
import { useOptionHint } from './use-option-hint.ts'

/** Several of several options. */
export function MultiChoiceNode({ node, path, index }: NodeProps) {
  const { answer, put, id, invalid } = useField(path)
  const hint = useHint(node)
  const optionHint = useOptionHint()
  const chosen = answer?.choices?.ids ?? []
  const order = node.options?.map((option) => option.id ?? '') ?? []
  const change = (option: string, on: boolean) => {
    const ids = order.filter((each) => (each === option ? on : chosen.includes(each)))
    put(ids.length > 0 ? { choices: { ids } } : undefined)
  }
  return (
    <Fieldset id={placeId(path)}>
      <Fieldset.Legend>
        <NodeLabel node={node} path={path} index={index} />
      </Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      {node.options?.map((option, place) => (
        <div key={option.id} className="stack-tight">
          <Checkbox
            id={place === 0 ? id : undefined}
            value={option.id ?? ''}
            label={option.label ?? ''}
            description={optionHint(option)}
            checked={chosen.includes(option.id ?? '')}
            aria-invalid={invalid || undefined}
            onChange={(event) => change(option.id ?? '', event.target.checked)}
          />
          <OptionFill path={path} option={option} chosen={chosen.includes(option.id ?? '')} />
        </div>
      ))}
      <FieldFindings path={path} />
    </Fieldset>
  )
}
