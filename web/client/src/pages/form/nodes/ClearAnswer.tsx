import { useWords } from '../../../i18n/use-words.ts'

/** Takes an answer away where a radio button could only be changed. */
export function ClearAnswer({ clear, label }: { clear: () => void; label: string }) {
  const { t } = useWords()
  return (
    <button type="button" className="link-button small" aria-label={t('form.clearNamed', { label })} onClick={clear}>
      {t('form.clear')}
    </button>
  )
}
