import { Label, Select } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { useDraft, useOutputLanguage } from './draft-context.ts'
import styles from './FormToolbar.module.css'
import { SaveStatus } from './SaveStatus.tsx'

/** Stays in view while the form scrolls: whether it is saved, and in which language it will be made. */
export function FormToolbar() {
  const { t, languageName } = useWords()
  const { form, saver } = useDraft()
  const language = useOutputLanguage()
  const languages = [...new Set([language, ...(form.languages ?? [])])].filter(Boolean)
  return (
    <div className={`${styles.toolbar} no-print`}>
      <SaveStatus />
      <div className={styles.language}>
        <Label htmlFor="output-language">{t('form.outputLanguage')}</Label>
        <Select id="output-language" value={language} onChange={(event) => saver.chooseLanguage(event.target.value)}>
          {languages.map((each) => (
            <Select.Option key={each} value={each}>
              {languageName(each)}
            </Select.Option>
          ))}
        </Select>
      </div>
    </div>
  )
}
