import { inTenant } from '@sustento/platform/unit'
import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider'
import type { IdentityApp } from '../../app.ts'
import {
  type ArtifactVault,
  consumeArtifact,
  deleteArtifact,
  deleteArtifactsOfGrant,
  type FoundArtifact,
  findArtifact,
  putArtifact,
} from '../../store/artifacts.ts'
import { findServiceAccount } from '../../store/service-accounts.ts'
import { clientMetadata, type WebClient } from './clients.ts'

// Kinds that a revoked grant takes with it.
const granted = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

/** Keeps what the issuer of one tenant remembers in the tenant's own database. */
export function artifactAdapter(app: IdentityApp, vault: ArtifactVault, web: WebClient): AdapterFactory {
  const here = { tenant: vault.tenant }
  return (kind) => (kind === 'Client' ? clientAdapter() : adapterOf(kind))

  function adapterOf(kind: string): Adapter {
    const find = async (key: { id: string } | { uid: string }) =>
      toPayload(await inTenant(app, here, (tx) => findArtifact(tx, vault, kind, key, app.clock.now())))
    return {
      async upsert(id, payload, expiresIn) {
        const artifact = {
          kind,
          id,
          payload: payload as Record<string, unknown>,
          grantId: granted.has(kind) ? payload.grantId : undefined,
          uid: kind === 'Session' ? payload.uid : undefined,
          subject: payload.accountId,
          expiresAt: new Date(app.clock.now().getTime() + (expiresIn ?? 0) * 1000),
        }
        await inTenant(app, here, (tx) => putArtifact(tx, vault, artifact))
      },
      find: (id) => find({ id }),
      findByUid: (uid) => find({ uid }),
      findByUserCode: async () => undefined,
      async consume(id) {
        const first = await inTenant(app, here, (tx) => consumeArtifact(tx, kind, id, app.clock.now()))
        if (!first) throw new errors.InvalidGrant('already used')
      },
      destroy: (id) => inTenant(app, here, (tx) => deleteArtifact(tx, kind, id)),
      revokeByGrantId: (grantId) => inTenant(app, here, (tx) => deleteArtifactsOfGrant(tx, grantId)),
    }
  }

  function clientAdapter(): Adapter {
    const refuse = async () => {
      throw new Error('clients are changed through the identity service')
    }
    return {
      async find(id) {
        const account = await inTenant(app, here, (tx) => findServiceAccount(tx, id))
        return account && clientMetadata(account, web)
      },
      findByUid: refuse,
      findByUserCode: refuse,
      upsert: refuse,
      consume: refuse,
      destroy: refuse,
      revokeByGrantId: refuse,
    }
  }
}

function toPayload(found: FoundArtifact | undefined): AdapterPayload | undefined {
  if (!found?.consumedAt) return found?.payload
  return { ...found.payload, consumed: Math.floor(found.consumedAt.getTime() / 1000) }
}
