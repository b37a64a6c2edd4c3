import { Label } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { LanguageSelect } from '../../parts/LanguageSelect.tsx'
import { useDraft, useOutputLanguage } from './draft-context.ts'
import styles from './FormToolbar.module.css'
import { SaveStatus } from './SaveStatus.tsx'

/** Stays in view while the form scrolls: whether it is saved, and in which language it will be made. */
export function FormToolbar() {
  const { t } = useWords()
  const { form, saver } = useDraft()
  const language = useOutputLanguage()
  return (
    <div className={`${styles.toolbar} no-print`}>
      <SaveStatus />
      <div className={styles.language}>
        <Label htmlFor="output-language">{t('form.outputLanguage')}</Label>
        <LanguageSelect
          id="output-language"
          value={language}
          languages={form.languages ?? []}
          onChange={saver.chooseLanguage}
        />
      </div>
    </div>
  )
}
