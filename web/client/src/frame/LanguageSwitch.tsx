import { useLanguage } from '../i18n/language-context.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { useWords } from '../i18n/use-words.ts'
import styles from './LanguageSwitch.module.css'

const names: Record<Language, string> = { en: 'English', fr: 'Français' }

/** Chooses the language of the pages; each is named in itself. */
export function LanguageSwitch() {
  const { t } = useWords()
  const { language, choose } = useLanguage()
  return (
    <fieldset className={styles.switch} aria-label={t('frame.language')}>
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => choose(each)}>
          <span className={styles.long}>{names[each]}</span>
          <span className={styles.short} aria-hidden="true">
            {each.toUpperCase()}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
