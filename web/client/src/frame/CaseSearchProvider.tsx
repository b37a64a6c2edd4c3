import { type ReactNode, useMemo, useState } from 'react'
import { CaseSearchContext } from './case-search-context.ts'

/** Keeps the search while the person moves between pages. */
export function CaseSearchProvider({ children }: { children: ReactNode }) {
  const [query, search] = useState('')
  return <CaseSearchContext value={useMemo(() => ({ query, search }), [query])}>{children}</CaseSearchContext>
}
