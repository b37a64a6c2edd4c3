import { Fault } from '@sustento/platform/errors'

/** What can be wrong with a key pair of ours. The names are stable: docs/guides/roll-over.md says what to do about each. */
export const keyProblems = {
  KEY_UNREADABLE: 'holds no private key, or the password does not open it',
  KEY_WRONG_KIND: 'is not a key for this profile',
  KEY_AMBIGUOUS: 'holds several such keys: give each a file of its own',
  KEY_STORE_JKS:
    'is a key store of Java (JKS): convert it with keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12',
  PKCS12_WITHOUT_MAC:
    'is PKCS#12 without a MAC, so that nothing proves its password: export it again with one (openssl pkcs12 -export, or keytool)',
  CERTIFICATE_UNREADABLE: 'holds no certificate, or the password does not open it',
  CERTIFICATE_MISSING: 'holds no certificate of the key, and no other file is named',
  CERTIFICATE_OF_ANOTHER_KEY: 'is not the certificate of the key',
  NEXT_WITHOUT_DATE: 'does not say when it takes over: a date, or a date and time with its zone',
  NEXT_WITHOUT_PRESENT: 'follows no key: name the present one as well',
  NEXT_TWICE: 'is a certificate that is listed already',
  NEXT_OUT_OF_ORDER: 'takes over before, or together with, the certificate that it follows',
  NEXT_NOT_YET_VALID: 'takes over before its certificate is valid',
  NEXT_ALREADY_ENDED: 'takes over when its certificate has ended',
  NEXT_LEAVES_GAP: 'takes over after the certificate before it has ended: let it take over earlier',
} as const

/** Stable name of what is wrong. */
export type KeyProblemReason = keyof typeof keyProblems

/** The part of a key pair's description that is wrong. */
export type KeyProblemPlace = 'key' | 'certificate' | 'from'

/** A key pair of ours cannot be used. */
export class KeyProblem extends Fault {
  readonly reason: KeyProblemReason
  readonly place: KeyProblemPlace

  constructor(reason: KeyProblemReason, place: KeyProblemPlace) {
    super(`${keyProblems[reason]} (${reason})`)
    this.reason = reason
    this.place = place
  }
}
