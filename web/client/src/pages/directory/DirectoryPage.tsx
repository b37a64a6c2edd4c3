import { Buildings3Icon } from '@navikt/aksel-icons'
import { usePartners } from '../../api/partners.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { PartnerCard } from './PartnerCard.tsx'

/** Whom do we talk to? */
export function DirectoryPage() {
  const { t } = useWords()
  const partners = usePartners()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('nav.directory')}
        state={partners.data && t('directory.count', { count: partners.data.length })}
      />
      <QueryView query={partners} skeleton={<SkeletonLines lines={6} />}>
        {(list) =>
          list.length > 0 ? (
            <div className="stack">
              {list.map((partner) => (
                <PartnerCard key={partner.name} partner={partner} />
              ))}
            </div>
          ) : (
            <EmptyState icon={<Buildings3Icon />} title={t('directory.none')} text={t('directory.noneText')} />
          )
        }
      </QueryView>
    </div>
  )
}
