import { X509Certificate } from 'node:crypto'
import type { OwnKeys } from '../keys/own-keys.ts'
import { signing } from '../keys/succession.ts'

/** A certificate of ours as a partner gets it. */
export interface GivenCertificate {
  /** Of its file. */
  name: string
  certificate: X509Certificate
  /** Whether we sign with it now, will, or did. */
  turn: 'present' | 'next' | 'former'
  signsFrom: Date
  uses: ('signing' | 'encryption')[]
}

/** The present certificates, those that take over, and the former ones until they end. */
export function ourCertificates(keys: readonly OwnKeys[], at: Date): GivenCertificate[] {
  const present = signing(keys, at)
  const following = keys.filter(({ signsFrom }) => signsFrom > at)
  return keys.flatMap((one) => {
    const { signer, decryption, signsFrom } = one
    const turn = one === present ? 'present' : following.includes(one) ? 'next' : 'former'
    if (turn === 'former' && one.decryptsUntil < at) return []
    const place = following.indexOf(one)
    const before = turn === 'present' ? '' : place > 0 ? `${turn}-${place + 1}-` : `${turn}-`
    const given = (name: string, der: Buffer, uses: GivenCertificate['uses']): GivenCertificate => {
      return { name: `${before}${name}`, certificate: new X509Certificate(der), turn, signsFrom, uses }
    }
    return signer.certificate.equals(decryption.certificate)
      ? [given('certificate.pem', signer.certificate, ['signing', 'encryption'])]
      : [
          given('sign-certificate.pem', signer.certificate, ['signing']),
          given('decrypt-certificate.pem', decryption.certificate, ['encryption']),
        ]
  })
}
