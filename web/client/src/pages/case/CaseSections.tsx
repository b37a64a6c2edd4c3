import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SectionNav } from '../../parts/SectionNav.tsx'

const sections = [
  { to: '.', label: 'case.overview', personal: false },
  { to: 'parties', label: 'case.parties', personal: true },
  { to: 'decision', label: 'case.decision', personal: true },
  { to: 'forms', label: 'case.forms', personal: false },
  { to: 'messages', label: 'case.messages', personal: false },
  { to: 'documents', label: 'case.documents', personal: false },
  { to: 'time-limits', label: 'case.timeLimits', personal: false },
  { to: 'timeline', label: 'case.timeline', personal: false },
] as const

/** The sections of a case; those about persons only for those who may see them. */
export function CaseSections({ case: shown }: { case: CaseJson }) {
  const { t } = useWords()
  const open = sections.filter(({ personal }) => !personal || shown.file)
  return <SectionNav label={t('case.sections')} sections={open.map(({ to, label }) => ({ to, label: t(label) }))} />
}
