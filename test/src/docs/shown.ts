import { expect } from '@jest/globals'

const named = /^\$([A-Z]+)$/
/** Reasons and values of enums: what callers branch on. */
const constant = /^[A-Z][A-Z_]{3,}$|^urn:/

/** What an answer must be to be like the one shown: the same fields of the same kinds, and constants to the letter. */
export function like(shown: unknown): unknown {
  if (Array.isArray(shown)) return expect.arrayContaining(shown.map(like))
  if (typeof shown === 'object' && shown !== null) {
    return expect.objectContaining(
      Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, like(value)])),
    )
  }
  if (typeof shown === 'string') return constant.test(shown) ? shown : expect.any(String)
  return expect.any(typeof shown === 'number' ? Number : Boolean)
}

/** The values of an answer that the one shown gives a name to. */
export function namedIn(shown: unknown, answer: unknown): [name: string, value: string][] {
  if (typeof shown === 'string') {
    const name = named.exec(shown)?.[1]
    return name ? [[name, String(answer)]] : []
  }
  if (typeof shown !== 'object' || shown === null) return []
  return Object.entries(shown).flatMap(([field, value]) =>
    namedIn(value, (answer as Record<string, unknown> | undefined)?.[field]),
  )
}
