import { Paragraph } from '@digdir/designsystemet-react'
import { useWords } from '../i18n/use-words.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import type { LeaveGuard } from './use-leave-guard.ts'

/** Says what would be lost by leaving. */
export function LeaveDialog({ guard }: { guard: LeaveGuard }) {
  const { t } = useWords()
  return (
    <ConfirmDialog
      open={guard.asking}
      title={t('leave.title')}
      confirm={t('leave.confirm')}
      danger
      onConfirm={guard.leave}
      onClose={guard.stay}
    >
      <Paragraph>{t('leave.text')}</Paragraph>
    </ConfirmDialog>
  )
}
