import { Input } from '@digdir/designsystemet-react'
import { useDraft } from '../draft-context.ts'
import { numbered } from '../paths.ts'
import { textValue } from '../text-value.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { attributesOf } from './field-attributes.ts'
import { LabelledField } from './LabelledField.tsx'
import { LongText } from './LongText.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { Phrases } from './Phrases.tsx'
import { TextTongue } from './TextTongue.tsx'
import { useField } from './use-field.ts'
import { useHint } from './use-hint.ts'

/**
 * Text on one line or several; also accounts, codes and addresses without fields of their own. `prose` on one line is
 * words as well, and no name or number: it has a language.
 */
export function TextNode(props: NodeProps & { prose?: boolean }) {
  const { node, path, index } = props
  const { textLanguage } = useDraft()
  const field = useField(path)
  const { answer, put } = field
  const hint = useHint(node)
  const long = node.type === 'multilineText'
  const prose = long || props.prose
  const control = {
    ...attributesOf(field, { hint }),
    dir: 'auto',
    lang: answer?.language || undefined,
    value: answer?.text ?? '',
  } as const
  const type = (text: string) => put(textValue(text, answer, prose ? textLanguage.current() : ''))
  return (
    <div className="stack">
      {Boolean(node.phrases?.length) && (
        <Phrases path={path} phrases={node.phrases ?? []} label={numbered(node.label, index)} />
      )}
      <LabelledField id={field.id} label={<NodeLabel {...props} />} hint={hint}>
        {long || node.type === 'address' ? (
          <LongText rows={long ? 5 : 3} {...control} onText={type} />
        ) : (
          <Input type="text" {...control} onChange={(event) => type(event.target.value)} />
        )}
        <FieldFindings path={path} id={field.findingsId} />
      </LabelledField>
      {(prose || answer?.language) && <TextTongue path={path} label={node.label ?? ''} />}
    </div>
  )
}
