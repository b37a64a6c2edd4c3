import { Button } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'
import type { Paging } from './use-paging.ts'

/** Moves between pages by token. */
export function Pager({ paging, next, label }: { paging: Paging; next: string | undefined; label: string }) {
  const { t, number } = useWords()
  if (paging.page === 1 && !next) return null
  return (
    <nav aria-label={label} className="cluster no-print">
      <Button variant="secondary" data-color="neutral" disabled={paging.page === 1} onClick={paging.back}>
        {t('pager.previous')}
      </Button>
      <span aria-live="polite">{t('pager.page', { page: number(paging.page) })}</span>
      <Button variant="secondary" data-color="neutral" disabled={!next} onClick={() => paging.forward(next ?? '')}>
        {t('pager.next')}
      </Button>
    </nav>
  )
}
