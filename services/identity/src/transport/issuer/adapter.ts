import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider'
import type { IdentityApp } from '../../app.ts'
import type { ArtifactVault, FoundArtifact } from '../../store/artifacts.ts'
import { issuerMemory } from '../../usecases/issuer-memory.ts'
import { findClient } from '../../usecases/token-subjects.ts'
import { clientMetadata, type WebClient } from './clients.ts'

// Kinds that a revoked grant takes with it.
const granted = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

/** Keeps what the provider of one tenant remembers in the tenant's own database. */
export function artifactAdapter(app: IdentityApp, vault: ArtifactVault, web: WebClient): AdapterFactory {
  return (kind) => (kind === 'Client' ? clientAdapter(app, vault.tenant, web) : memoryAdapter(app, vault, kind))
}

function memoryAdapter(app: IdentityApp, vault: ArtifactVault, kind: string): Adapter {
  const memory = issuerMemory(app, vault, kind)
  return {
    async upsert(id, payload, expiresIn = 0) {
      const artifact = {
        id,
        payload: payload as Record<string, unknown>,
        grantId: granted.has(kind) ? payload.grantId : undefined,
        uid: kind === 'Session' ? payload.uid : undefined,
        subject: payload.accountId,
      }
      await memory.put(artifact, expiresIn)
    },
    find: async (id) => toPayload(await memory.find({ id })),
    findByUid: async (uid) => toPayload(await memory.find({ uid })),
    findByUserCode: async () => undefined,
    async consume(id) {
      if (!(await memory.consume(id))) throw new errors.InvalidGrant('already used')
    },
    destroy: memory.forget,
    revokeByGrantId: memory.forgetGrant,
  }
}

/** Clients are the service accounts; the provider only reads them. */
function clientAdapter(app: IdentityApp, tenant: string, web: WebClient): Adapter {
  const refuse = async () => {
    throw new Error('clients are not changed by the provider')
  }
  return {
    async find(id) {
      const account = await findClient(app, tenant, id)
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

function toPayload(found: FoundArtifact | undefined): AdapterPayload | undefined {
  if (!found?.consumedAt) return found?.payload
  return { ...found.payload, consumed: Math.floor(found.consumedAt.getTime() / 1000) }
}
