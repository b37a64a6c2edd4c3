import { PFX } from 'pkijs'
import { KeyProblem, type KeyProblemPlace } from './key-problem.ts'
import { isPkcs12 } from './pkcs12.ts'

/** First four bytes of a store of Java: JKS, JCEKS. */
const java = ['feedfeed', 'cececece']

/** Refuses a store that no password opens here, and names its kind: that is another fault than a wrong password. */
export function checkKeyStore(bytes: Buffer, place: KeyProblemPlace): void {
  if (java.includes(bytes.toString('hex', 0, 4))) throw new KeyProblem('KEY_STORE_JKS', place)
  if (isPkcs12(bytes) && isWithoutMac(bytes)) throw new KeyProblem('PKCS12_WITHOUT_MAC', place)
}

function isWithoutMac(bytes: Buffer): boolean {
  try {
    return PFX.fromBER(bytes).macData === undefined
  } catch {
    return false
  }
}
