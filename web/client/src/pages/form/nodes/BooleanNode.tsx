import { Checkbox, Fieldset, Radio } from '@digdir/designsystemet-react'
import { placeId } from '../anchors.ts'
import { ClearAnswer } from './ClearAnswer.tsx'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { OptionFill } from './OptionFill.tsx'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/** One box to tick, or a question that is answered yes or no, in the printed order. */
export function BooleanNode({ node, path, index }: NodeProps) {
  const { answer, put, id, findingsId, invalid } = useField(path)
  const hint = useHint(node)
  const label = <NodeLabel node={node} path={path} index={index} />
  if (!node.options?.length) {
    return (
      <div className="stack-tight">
        <Checkbox
          id={id}
          label={label}
          description={hint || undefined}
          checked={answer?.ticked ?? false}
          aria-invalid={invalid || undefined}
          aria-describedby={findingsId}
          onChange={(event) => put(event.target.checked ? { ticked: true } : undefined)}
        />
        <FieldFindings path={path} id={findingsId} />
      </div>
    )
  }
  return (
    <Fieldset id={placeId(path)}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {hint && <Fieldset.Description>{hint}</Fieldset.Description>}
      <div className="cluster">
        {node.options.map((option, place) => (
          <Radio
            key={option.id}
            id={place === 0 ? id : undefined}
            name={id}
            value={option.id ?? ''}
            label={option.label ?? ''}
            checked={answer?.ticked === (option.id === 'yes')}
            aria-invalid={invalid || undefined}
            onChange={() => put({ ticked: option.id === 'yes' })}
          />
        ))}
        {answer && <ClearAnswer clear={() => put(undefined)} label={node.label ?? ''} />}
      </div>
      {node.options.map((option) => (
        <OptionFill key={option.id} path={path} option={option} chosen={answer?.ticked === (option.id === 'yes')} />
      ))}
      <FieldFindings path={path} />
    </Fieldset>
  )
}
