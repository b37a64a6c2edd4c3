import type { EntityManager } from 'typeorm'
import { type ArtifactVault, deleteArtifact, findArtifact, putArtifact } from '../../store/artifacts.ts'

/** How far a sign-in has come, kept under the id of the issuer's interaction. The browser holds that id and no more. */
export interface Progress {
  /** The account whose password was right. */
  subject: string
  /** What the app is to be given, while the second factor is being enrolled. */
  newSecret?: string
}

const kind = 'SignIn'
const minutes = 20

export async function putProgress(
  tx: EntityManager,
  vault: ArtifactVault,
  uid: string,
  progress: Progress,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await putArtifact(tx, vault, { kind, id: uid, payload: { ...progress }, subject: progress.subject, expiresAt })
}

export async function findProgress(
  tx: EntityManager,
  vault: ArtifactVault,
  uid: string,
  now: Date,
): Promise<Progress | undefined> {
  const found = await findArtifact(tx, vault, kind, { id: uid }, now)
  if (typeof found?.payload.subject !== 'string') return undefined
  const { subject, newSecret } = found.payload
  return { subject, newSecret: typeof newSecret === 'string' ? newSecret : undefined }
}

export async function forgetProgress(tx: EntityManager, uid: string): Promise<void> {
  await deleteArtifact(tx, kind, uid)
}
