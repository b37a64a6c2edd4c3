import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useCreateSubmission } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'

interface Props {
  caseName: string
  form: string
  onStart: () => void
}

/** Begins the acknowledgement: the form is derived from the case, only the first steps are asked for. */
export function StartAcknowledgement({ caseName, form, onStart }: Props) {
  const { t } = useWords()
  const create = useCreateSubmission(caseName)
  const begin = () => {
    onStart()
    create.mutate(form)
  }
  return (
    <div className="stack">
      <Paragraph className="prose">{t('acknowledge.startText')}</Paragraph>
      {create.error && <ProblemAlert error={create.error} />}
      <div>
        <Button disabled={!form} loading={create.isPending} onClick={begin}>
          {t('acknowledge.start')}
        </Button>
      </div>
    </div>
  )
}
