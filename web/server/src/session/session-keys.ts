import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Fault } from '@sustento/platform/errors'

/** The keys of sessions. All replicas of the web have the same; a new file signs everybody out. */
export interface SessionKeys {
  /** Signs the session cookie. */
  cookie: string
  /** Seals what sessions remember. */
  content: Buffer
  /** Seals sign-ins under way. */
  pending: Buffer
}

/** Derives the keys from a file with 32 random bytes in base64, so that none is used for two purposes. */
export function readSessionKeys(file: string): SessionKeys {
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (secret.length !== 32) throw new Fault('configuration: the session key must be 32 bytes in base64')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `sustento web ${purpose}`, 32))
  return { cookie: derive('cookie').toString('base64url'), content: derive('content'), pending: derive('pending') }
}
