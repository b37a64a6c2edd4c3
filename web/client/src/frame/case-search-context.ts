import { createContext, useContext } from 'react'

/** What is searched for. Kept in memory only: a name in an address would end up in histories and logs. */
export interface CaseSearch {
  query: string
  search(query: string): void
}

/** Filled by `CaseSearchProvider`. */
export const CaseSearchContext = createContext<CaseSearch>({ query: '', search: () => undefined })

/** What is searched for in cases, and how to change it. */
export function useCaseSearch(): CaseSearch {
  return useContext(CaseSearchContext)
}
