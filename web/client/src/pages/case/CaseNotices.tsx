import { Alert } from '@digdir/designsystemet-react'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** What everybody who may see the persons of a case must know before reading on. Others are told nothing. */
export function CaseNotices({ case: shown }: { case: CaseJson }) {
  const { t } = useWords()
  return (
    <>
      {shown.erased && <Alert data-color="info">{t('case.erased')}</Alert>}
      {shown.nonDisclosure && shown.file && <Alert data-color="warning">{t('case.nonDisclosure')}</Alert>}
    </>
  )
}
