import { useCase } from '../../api/cases.ts'
import { useDocuments } from '../../api/documents.ts'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import { useSubmissions } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { useCaseName } from '../case/use-case-name.ts'
import { DossierForm } from './DossierForm.tsx'

/** What goes into the envelope? Forms and documents of a case as one PDF, for an authority that is reached by post. */
export function DossierPage() {
  const { t } = useWords()
  const caseName = useCaseName()
  const owner = useCase(caseName)
  const submissions = useSubmissions(caseName)
  const documents = useDocuments(caseName)
  const partner = usePartner(owner.data?.partner)
  return (
    <div className="stack-wide edit-form">
      <PageHeader
        title={t('dossier.title')}
        state={owner.data?.title || owner.data?.reference}
        back={{ to: `/cases/${idOf(caseName)}/forms`, label: t('form.backToCase') }}
      />
      <p className="prose">{t('dossier.text')}</p>
      <QueryView query={submissions}>
        {(forms) => (
          <QueryView query={documents}>
            {(papers) =>
              owner.data && (
                <DossierForm key={partner?.name} case={owner.data} partner={partner} forms={forms} documents={papers} />
              )
            }
          </QueryView>
        )}
      </QueryView>
    </div>
  )
}
