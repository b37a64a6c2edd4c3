import { useState } from 'react'
import { type CaseFilter, useCases } from '../../api/cases.ts'
import { useCaseSearch } from '../../frame/case-search-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { useRights } from '../../session/roles.ts'
import { CaseFilters } from './CaseFilters.tsx'
import { CaseTable } from './CaseTable.tsx'
import { NoCases } from './NoCases.tsx'

/** Where is that case? */
export function CasesPage() {
  const { t } = useWords()
  const rights = useRights()
  const { query, search } = useCaseSearch()
  const [filter, setFilter] = useState<CaseFilter>({})
  const paging = usePaging()
  const cases = useCases({ ...filter, query }, paging.token)
  const total = cases.data?.totalSize ?? 0
  const narrowed = Boolean(query) || Object.values(filter).some(Boolean)

  const narrow = (changed: CaseFilter) => {
    setFilter(changed)
    paging.restart()
  }
  const clear = () => {
    search('')
    narrow({})
  }
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('cases.title')}
        state={cases.data && <span aria-live="polite">{t(narrowed ? 'cases.found' : 'cases.count', { total })}</span>}
        actions={rights.casework && <ButtonLink to="/cases/new">{t('cases.new')}</ButtonLink>}
      />
      <div className="stack">
        <CaseFilters
          filter={filter}
          query={query}
          narrow={narrow}
          forgetQuery={() => {
            search('')
            paging.restart()
          }}
        />
        <QueryView query={cases} skeleton={<SkeletonLines lines={8} />}>
          {(page) =>
            page.cases?.length ? <CaseTable cases={page.cases} /> : <NoCases narrowed={narrowed} clear={clear} />
          }
        </QueryView>
        <Pager paging={paging} next={cases.data?.nextPageToken} label={t('cases.pages')} />
      </div>
    </div>
  )
}
