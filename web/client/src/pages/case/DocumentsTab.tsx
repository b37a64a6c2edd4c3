import { FilesIcon } from '@navikt/aksel-icons'
import { useDocuments } from '../../api/documents.ts'
import { useInstrumentWords } from '../../api/instruments.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { useRights } from '../../session/roles.ts'
import { DocumentTable } from './DocumentTable.tsx'
import { LawfulDocuments } from './LawfulDocuments.tsx'
import { useShownCase } from './shown-case.ts'
import { UploadForm } from './UploadForm.tsx'

/** The documents of the case, what the law wants of them, and a place to add one. */
export function DocumentsTab() {
  const { t } = useWords()
  const { casework } = useRights()
  const shown = useShownCase()
  const application = useInstrumentWords().application(shown.instrument, shown.application)
  const rules = application?.documents ?? []
  const preparing = shown.direction === 'DIRECTION_OUTGOING' && shown.status === 'draft'
  return (
    <div className="stack">
      <SectionHeading>{t('case.documents')}</SectionHeading>
      <QueryView query={useDocuments(shown.name ?? '')}>
        {(documents) => (
          <div className="stack-wide">
            {preparing && rules.length > 0 && <LawfulDocuments rules={rules} documents={documents} />}
            {documents.length > 0 ? (
              <DocumentTable case={shown} documents={documents} rules={rules} />
            ) : (
              <EmptyState icon={<FilesIcon />} title={t('documents.none')} text={t('documents.noneText')} />
            )}
            {casework && !shown.erased && <UploadForm caseName={shown.name ?? ''} rules={rules} />}
          </div>
        )}
      </QueryView>
    </div>
  )
}
