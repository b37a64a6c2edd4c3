import { createHash, hkdfSync } from 'node:crypto'
import { refuse } from './errors.ts'
import type { Keyring } from './seal/keyring.ts'
import { seal, unseal } from './seal/seal.ts'

const usual = 50
const most = 1_000

/** The number of items of a page: 50 when not said, at most 1000 (AIP-158). Negative sizes are refused. */
export function pageSize(asked: number): number {
  if (asked < 0) refuse('INVALID_ARGUMENT', 'page_size must not be negative', { field: 'page_size' })
  return asked === 0 ? usual : Math.min(asked, most)
}

/** What a page token is bound to: with other arguments it is refused. */
export interface PageOf {
  tenant: string
  /** Name of the method. */
  rpc: string
  /** Everything of the request that selects items: the filters, not the page size. */
  filter: unknown
}

type Ring = Pick<Keyring, 'indexKey'>

/** The token for the page after `position`; empty when there is no more. Opaque: sealed with a key of the tenant. */
export async function writePageToken(ring: Ring, of: PageOf, position: unknown): Promise<string> {
  if (position === undefined) return ''
  return seal(await keyOf(ring, of), placeOf(of), JSON.stringify(position)).toString('base64url')
}

/** The position that a token holds; `undefined` for the first page. Refuses with PAGE_TOKEN_INVALID what was not made for this. */
export async function readPageToken<T>(ring: Ring, of: PageOf, token: string): Promise<T | undefined> {
  if (token === '') return undefined
  const key = await keyOf(ring, of)
  try {
    return JSON.parse(unseal(key, placeOf(of), Buffer.from(token, 'base64url')).toString()) as T
  } catch {
    refuse('PAGE_TOKEN_INVALID', 'page_token belongs to other arguments; start again without it')
  }
}

async function keyOf(ring: Ring, { tenant }: PageOf): Promise<Buffer> {
  const { key } = await ring.indexKey(tenant)
  return Buffer.from(hkdfSync('sha256', key, '', 'page tokens', 32))
}

function placeOf({ tenant, rpc, filter }: PageOf): string {
  return `${tenant}/${rpc}/${createHash('sha256').update(JSON.stringify(filter)).digest('hex')}`
}
