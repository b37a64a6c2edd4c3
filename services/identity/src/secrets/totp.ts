import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'

const stepSeconds = 30

/** A new secret of 160 bits in base 32, as RFC 6238 and every authenticator app have it. */
export function newSecret(): string {
  return generateSecret({ length: 20 })
}

export function isSecret(text: string): boolean {
  return /^[A-Z2-7]{32,}$/.test(text)
}

/** The code that an authenticator app shows at `now`. */
export function codeAt(secret: string, now: Date): string {
  return generateSync({ secret, epoch: epochSeconds(now) })
}

/**
 * The time step of a right code, or undefined. One step of clock drift is allowed on each side (RFC 6238, 5.2); a code
 * of the last accepted step or of an earlier one is a replay.
 */
export function acceptCode(secret: string, code: string, now: Date, lastStep: number | undefined): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const result = verifySync({
    secret,
    token: code,
    epoch: epochSeconds(now),
    epochTolerance: stepSeconds,
    afterTimeStep: lastStep,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

/** What the QR code of the enrolment says. The label names the authority and the login, nothing else. */
export function enrolmentUri(secret: string, authority: string, userName: string): string {
  return generateURI({ issuer: authority, label: userName, secret })
}

function epochSeconds(now: Date): number {
  return Math.floor(now.getTime() / 1000)
}
