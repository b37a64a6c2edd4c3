/** What the sign-in asks for next. */
export type Step = 'new-password' | 'enrolment' | 'code'

/** A one-time password is replaced first, a missing second factor enrolled next; otherwise its code is asked for. */
export function nextStep(user: { oneTimeUntil: Date | null; sealedTotpSecret: Buffer | null }): Step {
  if (user.oneTimeUntil) return 'new-password'
  return user.sealedTotpSecret ? 'code' : 'enrolment'
}

/** How the user proved who he or she is, as `amr` of RFC 8176 lists it. */
export const methods = ['pwd', 'otp', 'mfa']
