import { Select } from '@digdir/designsystemet-react'
import { memo } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
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
  const { t, languageName } = useWords()
  const { form, store, textLanguage } = useDraft()
  const output = useOutputLanguage()
  const languages = [...new Set([language, textLanguage.current(), output, ...(form.languages ?? [])])].filter(Boolean)
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
      <Select id={id} value={language} onChange={(event) => choose(event.target.value)}>
        {languages.map((each) => (
          <Select.Option key={each} value={each}>
            {languageName(each)}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
})
