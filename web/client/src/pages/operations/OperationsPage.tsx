import { Outlet } from 'react-router'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { SectionNav } from '../../parts/SectionNav.tsx'

/** Does the exchange with other authorities work, and if not, what is to be done? */
export function OperationsPage() {
  const { t } = useWords()
  const sections = [
    { to: '.', label: t('operations.queue') },
    { to: 'partners', label: t('operations.partners') },
    { to: 'certificates', label: t('operations.certificates') },
    { to: 'throughput', label: t('operations.throughput') },
  ]
  return (
    <div className="stack-wide">
      <PageHeader title={t('nav.operations')} state={t('operations.about')} />
      <SectionNav label={t('operations.sections')} sections={sections} />
      <Outlet />
    </div>
  )
}
