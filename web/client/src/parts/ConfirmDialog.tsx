import { Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { type ReactNode, useId } from 'react'
import { useWords } from '../i18n/use-words.ts'

interface Props {
  open: boolean
  title: string
  /** What is lost or cannot be taken back. */
  children: ReactNode
  /** The verb of the step itself. */
  confirm: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before a step that cannot be undone. */
export function ConfirmDialog({ open, title, children, confirm, danger, busy, onConfirm, onClose }: Props) {
  const { t } = useWords()
  const id = useId()
  if (!open) return null
  return (
    <Dialog open closeButton={t('dialog.close')} aria-labelledby={id} onClose={onClose}>
      <div className="stack">
        <Heading id={id} level={2} data-size="xs">
          {title}
        </Heading>
        {children}
        <div className="cluster">
          <Button data-color={danger ? 'danger' : 'accent'} loading={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button variant="secondary" data-color="neutral" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
