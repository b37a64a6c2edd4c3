import { Heading, Select } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { downloadPath } from '../../../api/documents.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useDraft, useOutputLanguage } from '../draft-context.ts'

/** A PDF with a field for each answer, for the applicant or a lawyer, in a language of theirs. */
export function FillableCopy() {
  const { t, languageName } = useWords()
  const { form, submission } = useDraft()
  const output = useOutputLanguage()
  const [chosen, setChosen] = useState('')
  const language = chosen || output
  return (
    <section aria-labelledby="fillable-title" className="stack-tight">
      <Heading id="fillable-title" level={3} data-size="2xs">
        {t('fillable.title')}
      </Heading>
      <p className="quiet prose">{t('fillable.text')}</p>
      <div className="cluster">
        <label htmlFor="fillable-language">{t('fillable.language')}</label>
        <Select
          id="fillable-language"
          width="auto"
          value={language}
          onChange={(event) => setChosen(event.target.value)}
        >
          {form.languages?.map((each) => (
            <Select.Option key={each} value={each}>
              {languageName(each)}
            </Select.Option>
          ))}
        </Select>
        <a href={downloadPath(submission.name ?? '', { copy: 'fillable', language })} download>
          {t('fillable.download')}
        </a>
      </div>
    </section>
  )
}
