import { Heading } from '@digdir/designsystemet-react'
import { useCase } from '../../api/cases.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { useCaseName } from '../case/use-case-name.ts'
import { fromCaseDraft } from './case-draft.ts'
import { EditForm } from './EditForm.tsx'
import { PartiesFields } from './PartiesFields.tsx'

/** Changes who takes part. */
export function EditPartiesPage() {
  const { t } = useWords()
  const name = useCaseName()
  return (
    <QueryView query={useCase(name)}>
      {(shown: CaseJson) => (
        <EditForm
          case={shown}
          title={t('parties.edit')}
          section="parties"
          mask="file.parties"
          changed={(draft) => ({ parties: fromCaseDraft(draft).parties })}
        >
          <Heading level={2} data-size="xs">
            {t('case.parties')}
          </Heading>
          <PartiesFields instrument={shown.instrument ?? ''} />
        </EditForm>
      )}
    </QueryView>
  )
}
