import { Tag } from '@digdir/designsystemet-react'
import { useInstrumentWords } from '../api/instruments.ts'
import type { CaseJson } from '../gen/sustento/cases/v1/case_pb.ts'

const colours: Record<string, string> = {
  draft: 'neutral',
  received: 'warning',
  'not-delivered': 'danger',
  refused: 'danger',
  discontinued: 'neutral',
  closed: 'neutral',
  acknowledged: 'success',
}

/** The status of a case as its instrument names it. */
export function CaseStatus({ case: shown }: { case: CaseJson }) {
  const words = useInstrumentWords()
  return (
    <Tag data-color={colours[shown.status ?? ''] ?? 'info'} variant="outline">
      {words.status(shown.instrument, shown.direction, shown.status)}
    </Tag>
  )
}
