import { Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { toCanonicalNumber } from '../canonical-number.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/** An amount or a count. What cannot be read stays in the field and is said, and is not saved. */
export function NumberNode(props: NodeProps) {
  const { node, path, index } = props
  const { t } = useWords()
  const { answer, put, id, findingsId, invalid } = useField(path)
  const [typed, setTyped] = useState<string>()
  const hint = useHint(node)
  const wrong = typed !== undefined && typed.trim() !== '' && toCanonicalNumber(typed) === undefined
  const change = (text: string) => {
    setTyped(text)
    const number = toCanonicalNumber(text)
    if (number !== undefined) put({ number })
    else if (!text.trim()) put(undefined)
  }
  return (
    <Field>
      <Label htmlFor={id}>
        <NodeLabel node={node} path={path} index={index} />
      </Label>
      {hint && <Field.Description>{hint}</Field.Description>}
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={wrong || invalid || undefined}
        aria-describedby={findingsId}
        value={typed ?? answer?.number ?? ''}
        onChange={(event) => change(event.target.value)}
        onBlur={() => !wrong && setTyped(undefined)}
      />
      {wrong && <ValidationMessage>{t('field.number')}</ValidationMessage>}
      <FieldFindings path={path} id={findingsId} />
    </Field>
  )
}
