import type { DecisionJson } from '../gen/sustento/type/v1/case_file_pb.ts'
import { useWords } from '../i18n/use-words.ts'
import { SummaryList } from '../parts/SummaryList.tsx'
import { Address } from './Address.tsx'

/** The decision on which the application rests. */
export function DecisionSummary({ decision }: { decision: DecisionJson }) {
  const { t, date, state, term } = useWords()
  const yesNo = (value: boolean | undefined) =>
    value === undefined ? t('field.notKnown') : t(value ? 'field.yes' : 'field.no')
  return (
    <SummaryList
      facts={[
        { term: t('decision.kind'), value: term('decisionKind', decision.kind) },
        { term: t('decision.court'), value: decision.court },
        { term: t('decision.date'), value: date(decision.date) },
        { term: t('decision.reference'), value: decision.reference },
        { term: t('decision.stateOfOrigin'), value: state(decision.stateOfOrigin) },
        {
          term: t('decision.courtAddress'),
          value: decision.courtAddress && <Address address={decision.courtAddress} />,
        },
        { term: t('decision.partSought'), value: decision.partSought },
        { term: t('decision.enforceable'), value: yesNo(decision.enforceable) },
        { term: t('decision.defendantAppeared'), value: yesNo(decision.defendantAppeared) },
        {
          term: t('decision.recognitionBasis'),
          value: decision.recognitionBasis && term('recognitionBasis', decision.recognitionBasis),
        },
      ]}
    />
  )
}
