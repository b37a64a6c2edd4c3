import { Button } from '@digdir/designsystemet-react'
import { useWords } from '../../../i18n/use-words.ts'

/** How many answers were taken over, and the way back. */
export function TakenOver({ count, undo }: { count: number; undo: () => void }) {
  const { t } = useWords()
  return (
    <div className="cluster">
      <span>{t('takeOver.done', { count })}</span>
      {count > 0 && (
        <Button variant="tertiary" onClick={undo}>
          {t('takeOver.undo')}
        </Button>
      )}
    </div>
  )
}
