import type { CaseFileJson } from '../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import { SummaryList } from '../parts/SummaryList.tsx'
import { namesOf } from './party-name.ts'

/** What is asked for, when the application is for more than the decision at hand; nothing otherwise. */
export function ApplicationSummary({ file }: { file: CaseFileJson }) {
  const { t, money, term } = useWords()
  const { claim, specificMeasures: measures, parties = [] } = file
  if (!claim && !measures) return null
  const listed = (prefix: string, codes: string[] = []) => codes.map((code) => term(prefix, code)).join('; ')
  const sums = claim?.sums?.map(({ amount, frequency, beneficiaries }) =>
    [money(amount), term('frequency', frequency), namesOf(parties, beneficiaries)].filter(Boolean).join(', '),
  )
  const modifications = claim?.modifications?.map(({ kind, details }) =>
    [term('modification', kind), details].filter(Boolean).join(': '),
  )
  return (
    <SummaryList
      facts={[
        { term: t('claim.sum'), value: sums?.join('; ') },
        { term: t('claim.parentage'), value: claim?.parentage && term('parentage', claim.parentage) },
        { term: t('claim.changes'), value: listed('claimChange', claim?.changes) },
        { term: t('claim.otherChange'), value: claim?.otherChange },
        { term: t('claim.modifications'), value: modifications?.join('; ') },
        { term: t('claim.grounds'), value: claim?.grounds },
        { term: t('measures.purposes'), value: listed('measurePurpose', measures?.purposes) },
        { term: t('measures.grounds'), value: measures?.grounds },
        { term: t('measures.risk'), value: measures?.notificationRisk && t('field.yes') },
      ]}
    />
  )
}
