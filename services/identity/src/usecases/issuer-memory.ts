import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../app.ts'
import {
  type Artifact,
  type ArtifactVault,
  consumeArtifact,
  deleteArtifact,
  deleteArtifactsOfGrant,
  type FoundArtifact,
  findArtifact,
  putArtifact,
} from '../store/artifacts.ts'

/** What the issuer of one tenant remembers of one kind (sessions, codes …), each call a transaction of its own. */
export interface IssuerMemory {
  /** Remembers it for so many seconds. */
  put(artifact: Omit<Artifact, 'kind' | 'expiresAt'>, seconds: number): Promise<void>
  find(key: { id: string } | { uid: string }): Promise<FoundArtifact | undefined>
  /** False when it was used up before. */
  consume(id: string): Promise<boolean>
  forget(id: string): Promise<void>
  forgetGrant(grantId: string): Promise<void>
}

export function issuerMemory(app: IdentityApp, vault: ArtifactVault, kind: string): IssuerMemory {
  const here = { tenant: vault.tenant }
  const now = () => app.clock.now()
  return {
    put: (artifact, seconds) => {
      const expiresAt = new Date(now().getTime() + seconds * 1000)
      return inTenant(app, here, (tx) => putArtifact(tx, vault, { ...artifact, kind, expiresAt }))
    },
    find: (key) => inTenant(app, here, (tx) => findArtifact(tx, vault, kind, key, now())),
    consume: (id) => inTenant(app, here, (tx) => consumeArtifact(tx, kind, id, now())),
    forget: (id) => inTenant(app, here, (tx) => deleteArtifact(tx, kind, id)),
    forgetGrant: (grantId) => inTenant(app, here, (tx) => deleteArtifactsOfGrant(tx, grantId)),
  }
}
