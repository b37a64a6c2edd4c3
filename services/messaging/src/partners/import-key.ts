import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isPkcs12, openPkcs12 } from '../access-point/config/pkcs12.ts'
import { profiles } from '../as4/security/profile.ts'
import { subjectOf } from '../store/access-point.ts'
import { readGiven, replaceFile } from './files.ts'
import { Wrong } from './wrong.ts'

/** Puts our key pair of the profile 1.x out of a PKCS#12 file into the folder of an access point. Says the subject. */
export async function importKey(path: string, password: string, folder: string, replace: boolean): Promise<string> {
  const bytes = await readGiven(path)
  if (!isPkcs12(bytes)) throw new Wrong(`${path}: is not PKCS#12; a JKS is converted by keytool -importkeystore`)
  const { keys, certificates } = await openPkcs12(bytes, password).catch(() => {
    throw new Wrong(`${path}: the password does not open it, or its algorithms are of the past`)
  })
  const { signature, establishment } = profiles['edelivery-1.x']
  const [key, ...more] = keys.filter((one) => signature.fits(one) && establishment.fits(one))
  if (key === undefined) throw new Wrong(`${path}: holds no RSA key`)
  if (more.length > 0) throw new Wrong(`${path}: holds several keys: give each a file of its own`)
  const certificate = certificates.find((one) => one.checkPrivateKey(key))
  if (certificate === undefined) throw new Wrong(`${path}: holds no certificate of the key`)
  if (!replace && existsSync(join(folder, 'key.pem')))
    throw new Wrong(`${folder}: has a key already; --replace puts this in its place`)
  await replaceFile(join(folder, 'key.pem'), key.export({ type: 'pkcs8', format: 'pem' }).toString())
  await replaceFile(join(folder, 'cert.pem'), certificate.toString())
  return subjectOf(certificate)
}
