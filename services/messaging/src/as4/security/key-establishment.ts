import type { KeyObject } from 'node:crypto'
import type { keyUsage } from './certificate.ts'

/** How a profile brings the content key to its recipient. */
export interface KeyEstablishment {
  /** Algorithm that tells it apart in a message. */
  uri: string
  /** What the certificate of the recipient should allow. */
  usage: keyof typeof keyUsage
  /** Whether it may be used with this key. */
  fits(key: KeyObject): boolean
  /** Encrypts a content key for the owner of a key; `reference` names that owner's certificate. */
  write(contentKey: Buffer, recipient: KeyObject, reference: string): Promise<WrittenKey>
}

/** What of an xenc:EncryptedKey depends on the profile. */
export interface WrittenKey {
  /** xenc:EncryptionMethod. */
  method: string
  /** Content of the ds:KeyInfo. */
  keyInfo: string
  wrapped: Buffer
}

/** Bytes of a content key: AES-128. */
export const contentKeyBytes = 16
