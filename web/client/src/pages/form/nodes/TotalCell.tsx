import { useEffect, useRef } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { useAnswer, useDraft } from '../draft-context.ts'
import { isSameAmount } from './decimal-sum.ts'
import { TableCell } from './TableCell.tsx'
import { useSum } from './use-sum.ts'

interface Props {
  path: string
  label: string
  /** The paths of the amounts that make up the total. */
  of: readonly string[]
}

/** A total adds up by itself while it is the sum. One that was typed as something else stays, and the sum is said. */
export function TotalCell({ path, label, of }: Props) {
  const { t, amount } = useWords()
  const { store } = useDraft()
  const sum = useSum(of)
  const before = useRef(sum)
  const total = useAnswer(path)?.number
  useEffect(() => {
    const was = before.current
    before.current = sum
    const now = store.get(path)?.number
    if (was === sum || !(now === undefined || isSameAmount(now, was))) return
    store.put(path, sum === undefined ? undefined : { number: sum })
  }, [sum, store, path])
  return (
    <>
      <TableCell path={path} type="money" label={label} />
      {sum !== undefined && !isSameAmount(sum, total) && (
        <p className="small">
          {t('form.sumOfRows', { sum: amount(sum) })}{' '}
          <button
            type="button"
            className="link-button"
            aria-label={t('form.takeSumNamed', { label })}
            onClick={() => store.put(path, { number: sum })}
          >
            {t('form.takeSum')}
          </button>
        </p>
      )}
    </>
  )
}
