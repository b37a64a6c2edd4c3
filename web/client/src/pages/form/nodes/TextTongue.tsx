import { useWords } from '../../../i18n/use-words.ts'
import { hintId, translationId } from '../anchors.ts'
import { useAnswer, useDraft, useOutputLanguage } from '../draft-context.ts'
import { isSameLanguage, translationOf, withTranslation } from '../text-value.ts'
import { LabelledField } from './LabelledField.tsx'
import { LongText } from './LongText.tsx'
import styles from './TextTongue.module.css'
import { TongueSelect } from './TongueSelect.tsx'

interface Props {
  path: string
  /** What the text answers; names the fields for those who do not see them. */
  label: string
}

/** The language of a free text, and the place for its translation when the form is made in another. */
export function TextTongue({ path, label }: Props) {
  const { t, languageName } = useWords()
  const { store, textLanguage } = useDraft()
  const output = useOutputLanguage()
  const answer = useAnswer(path)
  if (!answer?.text) return null
  const language = answer.language || textLanguage.current()
  const id = translationId(path)
  const translation = translationOf(answer, output)
  const named = label.replace(/\s*:\s*$/, '')
  return (
    <div className={styles.tongue}>
      <TongueSelect id={`${id}-language`} path={path} language={language} label={named} />
      {!isSameLanguage(language, output) && (
        <LabelledField
          id={id}
          label={
            <>
              {t('form.translationInto', { language: languageName(output) })}
              <span className="visually-hidden">: {named}</span>
            </>
          }
          hint={t(translation ? 'form.translationGiven' : 'form.translationMissing')}
        >
          <LongText
            id={id}
            aria-describedby={hintId(id)}
            rows={3}
            lang={output}
            dir="auto"
            value={translation}
            onText={(text) => store.put(path, withTranslation(answer, output, text))}
          />
        </LabelledField>
      )}
    </div>
  )
}
