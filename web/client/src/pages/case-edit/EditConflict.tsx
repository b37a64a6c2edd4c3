import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useCase } from '../../api/cases.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

interface Props {
  name: string
  takeTheirs: (latest: CaseJson) => void
  keepMine: (latest: CaseJson) => void
}

/** Somebody else changed the case meanwhile: the person decides which version goes on. */
export function EditConflict({ name, takeTheirs, keepMine }: Props) {
  const { t, instant } = useWords()
  const latest = useCase(name)
  const decide = async (use: (latest: CaseJson) => void) => {
    const { data } = await latest.refetch()
    if (data) use(data)
  }
  return (
    <Alert data-color="warning" role="alert">
      <div className="stack">
        <div className="stack-tight">
          <strong>{t('conflict.title')}</strong>
          <Paragraph>{t('conflict.caseText', { time: instant(latest.data?.updateTime) })}</Paragraph>
        </div>
        <div className="cluster">
          <Button variant="secondary" onClick={() => void decide(takeTheirs)}>
            {t('conflict.reload')}
          </Button>
          <Button variant="tertiary" onClick={() => void decide(keepMine)}>
            {t('conflict.keepMine')}
          </Button>
        </div>
      </div>
    </Alert>
  )
}
