import { useSyncExternalStore } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import type { AnswerStore } from '../answer-store.ts'
import { isSameAmount } from '../decimal-sum.ts'
import { useAnswer, useDraft } from '../draft-context.ts'

interface Props {
  /** Where the total stands. */
  path: string
  /** What it totals; names the button. */
  label: string
  sum: (store: AnswerStore) => string | undefined
}

/** Under a total: what it adds up to while it is left blank, and the difference when it was typed as something else. */
export function SumLine({ path, label, sum: sumIn }: Props) {
  const { t, amount } = useWords()
  const { store } = useDraft()
  const sum = useSyncExternalStore(store.subscribe, () => sumIn(store))
  const typed = useAnswer(path)?.number
  if (sum === undefined || isSameAmount(sum, typed)) return null
  if (typed === undefined) return <output className="small">{t('form.sum', { sum: amount(sum) })}</output>
  return (
    <p className="small">
      {t('form.sumDiffers', { sum: amount(sum) })}{' '}
      <button
        type="button"
        className="link-button"
        aria-label={t('form.useSumNamed', { label })}
        onClick={() => store.put(path, undefined)}
      >
        {t('form.useSum')}
      </button>
    </p>
  )
}
