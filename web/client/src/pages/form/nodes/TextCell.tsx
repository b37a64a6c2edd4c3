import { Input } from '@digdir/designsystemet-react'
import { useDraft } from '../draft-context.ts'
import { textValue } from '../text-value.ts'
import type { CellProps } from './cell-props.ts'
import { attributesOf } from './field-attributes.ts'
import { LongText } from './LongText.tsx'
import { TextTongue } from './TextTongue.tsx'

/** Text in a cell. `prose` is words and no name or number: it has a language, and a place for its translation. */
export function TextCell({ field, label, path, prose }: CellProps & { path: string; prose: boolean }) {
  const { textLanguage } = useDraft()
  const { answer, put } = field
  const control = {
    ...attributesOf(field),
    'aria-label': label,
    dir: 'auto',
    lang: answer?.language || undefined,
    value: answer?.text ?? '',
  } as const
  const type = (text: string) => put(textValue(text, answer, prose ? textLanguage.current() : ''))
  return (
    <>
      {prose ? (
        <LongText rows={2} {...control} onText={type} />
      ) : (
        <Input type="text" {...control} onChange={(event) => type(event.target.value)} />
      )}
      {(prose || answer?.language) && <TextTongue path={path} label={label} />}
    </>
  )
}
