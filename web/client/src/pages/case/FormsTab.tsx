import { FileTextIcon } from '@navikt/aksel-icons'
import { idOf } from '../../api/names.ts'
import { useSubmissions } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { useRights } from '../../session/roles.ts'
import { FormsOffered } from './FormsOffered.tsx'
import { FormsToSend } from './FormsToSend.tsx'
import { SubmissionTable } from './SubmissionTable.tsx'
import { useShownCase } from './shown-case.ts'

/** The forms made for the case and those received with it. */
export function FormsTab() {
  const { t } = useWords()
  const { casework } = useRights()
  const shown = useShownCase()
  const preparing =
    casework &&
    shown.direction === 'DIRECTION_OUTGOING' &&
    shown.nextSteps?.some((step) => step === 'send-application' || step === 'send-request')
  return (
    <div className="stack">
      <SectionHeading
        actions={
          casework && (
            <ButtonLink to={`/cases/${idOf(shown.name)}/dossier`} variant="secondary">
              {t('dossier.link')}
            </ButtonLink>
          )
        }
      >
        {t('case.forms')}
      </SectionHeading>
      <QueryView query={useSubmissions(shown.name ?? '')}>
        {(submissions) => (
          <div className="stack-wide">
            {preparing && <FormsToSend case={shown} submissions={submissions} />}
            {casework && <FormsOffered case={shown} submissions={submissions} />}
            {submissions.length > 0 && <SubmissionTable case={shown} submissions={submissions} />}
            {submissions.length === 0 && !preparing && (
              <EmptyState icon={<FileTextIcon />} title={t('forms.none')} text={t('forms.noneText')} />
            )}
          </div>
        )}
      </QueryView>
    </div>
  )
}
