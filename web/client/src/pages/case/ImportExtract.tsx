import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useImportExtract } from '../../api/cases.ts'
import { idOf } from '../../api/names.ts'
import type { CaseJson, DocumentJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'

/** Reads the court's extract into decision and obligations, after saying what that replaces. */
export function ImportExtract({ case: shown, document }: { case: CaseJson; document: DocumentJson }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const announce = useAnnounce()
  const read = useImportExtract(shown.name ?? '')
  const confirm = async () => {
    const input = { document: document.name ?? '', etag: shown.etag ?? '' }
    const done = await read.mutateAsync(input).catch(() => undefined)
    if (!done) return
    setAsking(false)
    announce(t('extract.done'))
    await navigate(`/cases/${idOf(shown.name)}/decision`)
  }
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {t('extract.read')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('extract.title')}
        confirm={t('extract.confirm')}
        busy={read.isPending}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('extract.text')}</Paragraph>
        {read.error && <ProblemAlert error={read.error} />}
      </ConfirmDialog>
    </>
  )
}
