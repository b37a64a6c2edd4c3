import { createHash } from 'node:crypto'
import { seal, unseal } from '@sustento/platform/seal/seal'
import type { SessionData } from 'express-session'
import type { SignIn } from './sign-in.ts'

/** A session as the database keeps it: nobody who reads the table can act as anybody, or learn who is at work. */
export interface StoredSession {
  cookie: SessionData['cookie']
  sealed?: string
}

/** The row of a session. The id in the cookie opens the session, so only its hash is stored. */
export function rowOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url')
}

export function sealSession(key: Buffer, row: string, { cookie, signIn }: SessionData): StoredSession {
  if (!signIn) return { cookie }
  return { cookie, sealed: seal(key, place(row), JSON.stringify(signIn)).toString('base64') }
}

/** Undefined when it does not open: another key is in use, or it was moved or changed. */
export function openSession(key: Buffer, row: string, stored: StoredSession): SessionData | undefined {
  const { cookie, sealed } = stored
  if (!sealed) return undefined
  try {
    const signIn: SignIn = JSON.parse(unseal(key, place(row), Buffer.from(sealed, 'base64')).toString())
    return { cookie, signIn }
  } catch {
    return undefined
  }
}

function place(row: string): string {
  return `web/session/${row}/content`
}
