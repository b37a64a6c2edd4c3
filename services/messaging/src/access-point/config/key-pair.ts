import type { KeyObject } from 'node:crypto'
import type { z } from 'zod'
import type { KeyPair } from '../../as4/security/sign.ts'
import { KeyProblem } from '../../keys/key-problem.ts'
import { openKeyPair } from '../../keys/open-key-pair.ts'
import { type NamedFile, wrong } from './files.ts'

/** Where a key pair is: the key as PEM or PKCS#12, which may hold the certificate as well. */
export interface KeyPairFiles {
  key: NamedFile
  certificate: NamedFile | undefined
  password: string
  /** Names of the two fields. */
  fields: { key: string; certificate: string }
}

/** Opens a key pair that fits its use; what is wrong is said of the field that it is in. */
export async function keyPairIn(
  { key, certificate, password, fields }: KeyPairFiles,
  fits: (key: KeyObject) => boolean,
  context: z.RefinementCtx,
): Promise<KeyPair> {
  try {
    return await openKeyPair({ key: key.bytes, certificate: certificate?.bytes, password }, fits)
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error
    return wrong(context, error.message, [error.place === 'certificate' ? fields.certificate : fields.key])
  }
}
