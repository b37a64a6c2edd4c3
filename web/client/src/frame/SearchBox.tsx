import { Search } from '@digdir/designsystemet-react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '../i18n/use-words.ts'
import { useCaseSearch } from './case-search-context.ts'
import styles from './SearchBox.module.css'

/** Searches cases by name from every page; `/` goes to it, as long as nobody is typing elsewhere. */
export function SearchBox() {
  const { t } = useWords()
  const { query, search } = useCaseSearch()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const goTo = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select, [contenteditable]')) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', goTo)
    return () => document.removeEventListener('keydown', goTo)
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    search(input.current?.value.trim() ?? '')
    void navigate('/cases')
  }
  return (
    <search className={styles.box}>
      <form onSubmit={submit}>
        <Search>
          <Search.Input
            key={query}
            ref={input}
            defaultValue={query}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            autoComplete="off"
          />
          <Search.Clear aria-label={t('search.clear')} />
        </Search>
      </form>
    </search>
  )
}
