import { Select } from '@digdir/designsystemet-react'
import { useForms } from '../../api/forms.ts'
import { useWords } from '../../i18n/use-words.ts'

/** The recipient's language, in which cover and list are worded. */
export function DossierLanguage({ language, choose }: { language: string; choose: (language: string) => void }) {
  const { t, languageName } = useWords()
  const [form] = useForms('regulation-4-2009').data ?? []
  const languages = [...new Set([language, ...(form?.languages ?? [])])]
  return (
    <div className="cluster">
      <label htmlFor="dossier-language">{t('dossier.language')}</label>
      <Select id="dossier-language" width="auto" value={language} onChange={(event) => choose(event.target.value)}>
        {languages.map((each) => (
          <Select.Option key={each} value={each}>
            {languageName(each)}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
}
