import { Select } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'

interface Props {
  id: string
  value: string
  /** What there is to choose from, each once; the chosen one is always there. */
  languages: readonly (string | undefined)[]
  /** What stands for no language, where none may be chosen. */
  none?: string
  /** As wide as its place; otherwise as its longest name. */
  wide?: boolean
  onChange: (language: string) => void
}

/** A language of several, by its name in the language of the reader. */
export function LanguageSelect({ id, value, languages, none, wide, onChange }: Props) {
  const { languageName } = useWords()
  const choices = [...new Set([value, ...languages])].filter((each) => each !== undefined && each !== '')
  return (
    <Select id={id} width={wide ? 'full' : 'auto'} value={value} onChange={(event) => onChange(event.target.value)}>
      {none !== undefined && <Select.Option value="">{none}</Select.Option>}
      {choices.map((each) => (
        <Select.Option key={each} value={each}>
          {languageName(each)}
        </Select.Option>
      ))}
    </Select>
  )
}
