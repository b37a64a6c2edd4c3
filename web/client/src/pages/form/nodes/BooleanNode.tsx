import { Checkbox, Fieldset, Radio } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../../announce/announce-context.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { placeId } from '../anchors.ts'
import { useDraft } from '../draft-context.ts'
import { labelAt } from '../label-at.ts'
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
  const { form, exclusions } = useDraft()
  const announce = useAnnounce()
  const { t } = useWords()
  const tick = () => {
    exclusions.tick(path)
    const left = exclusions.left(path).map((each) => labelAt(form, each))
    if (left.length > 0) announce(t('exclusive.left', { label: left.join(', ') }), 'info')
  }
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
          onChange={(event) => (event.target.checked ? tick() : put(undefined))}
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
