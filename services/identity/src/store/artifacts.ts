import { createHash } from 'node:crypto'
import { seal, unsealText } from '@sustento/platform/seal/seal'
import { type EntityManager, IsNull, MoreThan } from 'typeorm'
import { type ArtifactRow, artifactTable } from './artifact-row.ts'

/** Where and with which key a tenant's artifacts are sealed. */
export interface ArtifactVault {
  tenant: string
  key: Buffer
}

/** An artifact in the clear, as the issuer hands it over and gets it back. */
export interface Artifact {
  kind: string
  id: string
  payload: Record<string, unknown>
  grantId?: string
  uid?: string
  subject?: string
  expiresAt: Date
}

export async function putArtifact(tx: EntityManager, vault: ArtifactVault, artifact: Artifact): Promise<void> {
  const idHash = hash(artifact.id)
  const row: ArtifactRow = {
    kind: artifact.kind,
    idHash,
    sealedPayload: seal(vault.key, place(vault, artifact.kind, idHash), JSON.stringify(artifact.payload)),
    grantHash: artifact.grantId === undefined ? null : hash(artifact.grantId),
    uidHash: artifact.uid === undefined ? null : hash(artifact.uid),
    subject: artifact.subject ?? null,
    expiresAt: artifact.expiresAt,
    consumedAt: null,
  }
  await tx
    .createQueryBuilder()
    .insert()
    .into(artifactTable)
    .values(row)
    .orUpdate(['sealed_payload', 'grant_hash', 'uid_hash', 'subject', 'expires_at'], ['kind', 'id_hash'])
    .execute()
}

/** What was found: the payload, and when it was used up. */
export interface FoundArtifact {
  payload: Record<string, unknown>
  consumedAt: Date | undefined
}

/** By its id, or (sessions) by its second id; undefined once it has expired. */
export async function findArtifact(
  tx: EntityManager,
  vault: ArtifactVault,
  kind: string,
  key: { id: string } | { uid: string },
  now: Date,
): Promise<FoundArtifact | undefined> {
  const by = 'id' in key ? { idHash: hash(key.id) } : { uidHash: hash(key.uid) }
  const row = await tx.findOneBy(artifactTable, { kind, ...by, expiresAt: MoreThan(now) })
  if (!row) return undefined
  const payload = JSON.parse(unsealText(vault.key, place(vault, kind, row.idHash), row.sealedPayload))
  return { payload, consumedAt: row.consumedAt ?? undefined }
}

/** Uses an artifact up; false when somebody else was faster. */
export async function consumeArtifact(tx: EntityManager, kind: string, id: string, now: Date): Promise<boolean> {
  const result = await tx.update(artifactTable, { kind, idHash: hash(id), consumedAt: IsNull() }, { consumedAt: now })
  return result.affected === 1
}

export async function deleteArtifact(tx: EntityManager, kind: string, id: string): Promise<void> {
  await tx.delete(artifactTable, { kind, idHash: hash(id) })
}

export async function deleteArtifactsOfGrant(tx: EntityManager, grantId: string): Promise<void> {
  await tx.delete(artifactTable, { grantHash: hash(grantId) })
}

/** Ends everything that a user has open: sessions, grants, codes, refresh tokens, sign-ins under way. */
export async function deleteArtifactsOfSubject(tx: EntityManager, subject: string): Promise<void> {
  await tx.delete(artifactTable, { subject })
}

export async function deleteExpiredArtifacts(tx: EntityManager, now: Date): Promise<number> {
  const result = await tx
    .createQueryBuilder()
    .delete()
    .from(artifactTable)
    .where('expires_at <= :now', { now })
    .execute()
  return result.affected ?? 0
}

function hash(id: string): Buffer {
  return createHash('sha256').update(id).digest()
}

function place(vault: ArtifactVault, kind: string, idHash: Buffer): string {
  return `${vault.tenant}/issuer_artifact/${kind}:${idHash.toString('hex')}/sealed_payload`
}
