import type { JsonWebKey } from 'node:crypto'
import { seal, unsealText } from '@sustento/platform/seal/seal'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { IdentityApp } from '../app.ts'
import { isDue, publishedSince } from '../domain/issuer-keys.ts'
import { newCookieKey, newTokenKey } from '../secrets/issuer-key.ts'
import type { IssuerKeyRow } from '../store/issuer-key-row.ts'
import {
  deleteIssuerKeysRetiredBefore,
  insertIssuerKey,
  listIssuerKeys,
  lockIssuerKeys,
  retireOtherIssuerKeys,
} from '../store/issuer-keys.ts'
import { issuerKey } from './keys.ts'

/** What a tenant's issuer signs with. */
export interface IssuerSecrets {
  /** Private JWKs; the first signs, the others are published until the last token that they signed has expired. */
  tokenKeys: JsonWebKey[]
  /** Secrets of cookies and forms; the first signs, all verify. */
  cookieKeys: string[]
}

type Use = IssuerKeyRow['use']
const makeKey: Record<Use, () => { id: string; key: string }> = { token: newTokenKey, cookie: newCookieKey }

/** Opens the issuer's keys; makes the first ones, and the successors of those that are due. */
export async function issuerSecrets(app: IdentityApp, tenant: string): Promise<IssuerSecrets> {
  const key = await issuerKey(app, tenant)
  const now = app.clock.now()
  const where = (id: string) => `${tenant}/issuer_key/${id}/sealed_key`

  async function keysOf(tx: EntityManager, use: Use): Promise<string[]> {
    const rows = await listIssuerKeys(tx, use, publishedSince(now))
    const newest = rows.find((row) => row.retiredAt === null)
    if (newest && !isDue(newest.createdAt, now)) return rows.map((row) => unsealText(key, where(row.id), row.sealedKey))
    const made = makeKey[use]()
    const sealedKey = seal(key, where(made.id), made.key)
    await insertIssuerKey(tx, { id: made.id, use, sealedKey, createdAt: now, retiredAt: null })
    await retireOtherIssuerKeys(tx, use, made.id, now)
    return keysOf(tx, use)
  }

  return inTenant(app, { tenant }, async (tx) => {
    await lockIssuerKeys(tx)
    await deleteIssuerKeysRetiredBefore(tx, publishedSince(now))
    const tokenKeys = (await keysOf(tx, 'token')).map((jwk) => JSON.parse(jwk) as JsonWebKey)
    return { tokenKeys, cookieKeys: await keysOf(tx, 'cookie') }
  })
}
