import { Skeleton } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'

/** The shape of what is being fetched. */
export function SkeletonLines({ lines = 5 }: { lines?: number }) {
  const { t } = useWords()
  return (
    <div className="stack" aria-busy="true">
      <span className="visually-hidden">{t('waiting')}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line, index) => (
        <Skeleton key={line} variant="rectangle" width={index % 3 === 2 ? '60%' : '100%'} height="2.25rem" />
      ))}
    </div>
  )
}
