import { Checkbox, Fieldset } from '@digdir/designsystemet-react'
import type { FormPhraseJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { placeId } from '../anchors.ts'
import { phrasesPath } from '../paths.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { useField } from './use-field.ts'

interface Props {
  /** Of the free text. */
  path: string
  phrases: FormPhraseJson[]
  label: string
}

/** Sentences that answer a point beside its free text or instead of it; the form says them in its own language. */
export function Phrases({ path, phrases, label }: Props) {
  const { t, article } = useWords()
  const own = phrasesPath(path)
  const { answer, put, id } = useField(own)
  const chosen = answer?.choices?.ids ?? []
  const change = (phrase: string, on: boolean) => {
    const ids = phrases.map((each) => each.id ?? '').filter((each) => (each === phrase ? on : chosen.includes(each)))
    put(ids.length > 0 ? { choices: { ids } } : undefined)
  }
  return (
    <Fieldset id={placeId(own)}>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      <Fieldset.Description>{t('form.phrases')}</Fieldset.Description>
      {phrases.map((phrase, place) => (
        <Checkbox
          key={phrase.id}
          id={place === 0 ? id : undefined}
          value={phrase.id ?? ''}
          label={phrase.label ?? ''}
          description={phrase.article ? article(phrase.article) : undefined}
          checked={chosen.includes(phrase.id ?? '')}
          onChange={(event) => change(phrase.id ?? '', event.target.checked)}
        />
      ))}
      <FieldFindings path={own} />
    </Fieldset>
  )
}
