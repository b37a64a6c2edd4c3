import { useState } from 'react'

/** Where the reader is in a list that is read page after page. */
export interface Paging {
  /** Token of this page, empty for the first. */
  token: string
  /** Number of this page, from 1. */
  page: number
  forward(token: string): void
  back(): void
  restart(): void
}

/** Remembers the tokens of the pages passed, so that there is a way back. */
export function usePaging(): Paging {
  const [tokens, setTokens] = useState<string[]>([])
  return {
    token: tokens.at(-1) ?? '',
    page: tokens.length + 1,
    forward: (token) => setTokens([...tokens, token]),
    back: () => setTokens(tokens.slice(0, -1)),
    restart: () => setTokens([]),
  }
}
