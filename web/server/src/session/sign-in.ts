import 'express-session'

/** What a session remembers of somebody who signed in. Sealed in the database, and never sent to the browser. */
export interface SignIn {
  /** The authority, as the verified token said. */
  tenant: string
  /** The token's `sub`. */
  subject: string
  /** When, in milliseconds: sessions end after a working day, whatever is done in between. */
  signedInAt: number
  /** What the browser repeats with every change. */
  csrfToken: string
  accessToken: string
  /** In milliseconds. */
  accessExpiresAt: number
  refreshToken?: string | undefined
  idToken: string
}

declare module 'express-session' {
  interface SessionData {
    signIn: SignIn
  }
}
