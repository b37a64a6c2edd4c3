import { Fieldset, Radio } from '@digdir/designsystemet-react'
import { placeId } from '../anchors.ts'
import { ClearAnswer } from './ClearAnswer.tsx'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { OptionFill } from './OptionFill.tsx'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'
import { useOptionHint } from './use-option-hint.ts'

/** One of several options. */
export function ChoiceNode({ node, path, index }: NodeProps) {
  const { answer, put, id, invalid } = useField(path)
  const hint = useHint(node)
  const optionHint = useOptionHint()
  const chosen = answer?.choices?.ids?.[0]
  return (
    <Fieldset id={placeId(path)}>
      <Fieldset.Legend>
        <NodeLabel node={node} path={path} index={index} />
      </Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      {node.options?.map((option, place) => (
        <div key={option.id} className="stack-tight">
          <Radio
            id={place === 0 ? id : undefined}
            name={id}
            value={option.id ?? ''}
            label={option.label ?? ''}
            description={optionHint(option)}
            checked={chosen === option.id}
            aria-invalid={invalid || undefined}
            onChange={() => put({ choices: { ids: [option.id ?? ''] } })}
          />
          <OptionFill path={path} option={option} chosen={chosen === option.id} />
        </div>
      ))}
      {chosen && (
        <div>
          <ClearAnswer clear={() => put(undefined)} label={node.label ?? ''} />
        </div>
      )}
      <FieldFindings path={path} />
    </Fieldset>
  )
}
