import { Paragraph } from '@digdir/designsystemet-react'
import { useParams } from 'react-router'
import { useCase } from '../../api/cases.ts'
import { useDocumentPreview } from '../../api/extracts.ts'
import { idOf } from '../../api/names.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { useCaseName } from '../case/use-case-name.ts'
import { useCourtForms } from './court-forms.ts'
import { ExtractResult } from './ExtractResult.tsx'
import { TypeFromPaper } from './TypeFromPaper.tsx'
import { useTakingOver } from './use-taking-over.ts'

/** What would this document change in the case? A form of a court, as XML or PDF, before it is taken over. */
export function ReadDocumentPage() {
  const { t } = useWords()
  const { documentId = '' } = useParams()
  const caseName = useCaseName()
  const document = `${caseName}/documents/${documentId}`
  const owner = useCase(caseName)
  const etag = owner.data?.etag ?? ''
  const preview = useDocumentPreview(caseName, document, etag)
  const { takeOver, busy, error } = useTakingOver(caseName, etag)
  const forms = useCourtForms(owner.data?.instrument)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('extract.title')}
        state={owner.data?.title || owner.data?.reference}
        back={{ to: `/cases/${idOf(caseName)}/documents`, label: t('case.documents') }}
      />
      {preview.error && forms.length > 0 && (
        <section aria-label={t('courtForm.type')} className="stack">
          <Paragraph className="prose">{t('extract.scan')}</Paragraph>
          <TypeFromPaper caseName={caseName} forms={forms} documentId={documentId} />
        </section>
      )}
      <QueryView query={preview}>
        {(shown) => (
          <ExtractResult
            preview={shown}
            instrument={owner.data?.instrument}
            busy={busy}
            error={error}
            onTakeOver={(keep) => void takeOver({ document }, keep)}
          />
        )}
      </QueryView>
    </div>
  )
}
