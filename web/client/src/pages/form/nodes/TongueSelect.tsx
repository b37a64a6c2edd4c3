import { memo } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { LanguageSelect } from '../../../parts/LanguageSelect.tsx'
import { useDraft, useOutputLanguage } from '../draft-context.ts'
import styles from './TextTongue.module.css'

interface Props {
  id: string
  path: string
  language: string
  /** What the text answers. */
  label: string
}

/**
 * The language in which a text is written. It shows again only when that changes: a list that is drawn anew lets the
 * browser look at the style of the whole page.
 */
export const TongueSelect = memo(({ id, path, language, label }: Props) => {
  const { t } = useWords()
  const { form, store, textLanguage } = useDraft()
  const output = useOutputLanguage()
  const choose = (chosen: string) => {
    textLanguage.choose(chosen)
    store.put(path, { ...store.get(path), language: chosen })
  }
  return (
    <div className={styles.language}>
      <label htmlFor={id}>
        {t('form.textLanguage')}
        <span className="visually-hidden">: {label}</span>
      </label>
      <LanguageSelect
        id={id}
        value={language}
        languages={[textLanguage.current(), output, ...(form.languages ?? [])]}
        onChange={choose}
      />
    </div>
  )
})
