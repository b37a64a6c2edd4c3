import { randomUUID, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { certificatesInPem } from '../as4/security/certificate.ts'
import { KeyProblem } from '../keys/key-problem.ts'
import { openKeyPair } from '../keys/open-key-pair.ts'
import { fitsBoth, inSuccession, type KeySet, takesOver } from '../keys/own-keys.ts'
import { isPkcs12 } from '../keys/pkcs12.ts'
import { subjectOf } from '../store/access-point.ts'
import { readOwnKeys } from '../store/own-keys.ts'
import type { KeyPlace } from './book.ts'
import { readGiven, replaceFile } from './files.ts'
import { Wrong } from './wrong.ts'

/** Opens our key pair of the profile 1.x in a PKCS#12 file. */
export async function openPkcs12Key(path: string, password: string): Promise<KeySet['signer']> {
  const key = await readGiven(path)
  if (!isPkcs12(key)) throw new Wrong(`${path}: is not PKCS#12; a JKS is converted by keytool -importkeystore`)
  try {
    return await openKeyPair({ key, password }, fitsBoth)
  } catch (error) {
    throw error instanceof KeyProblem ? new Wrong(`${path}: ${error.message}`) : error
  }
}

/** Puts our key pair into the folder of an access point: as the present one, or as the next one. Says the subject. */
export async function importKey(
  signer: KeySet['signer'],
  folder: string,
  { replace, from }: KeyPlace,
): Promise<string> {
  const certificate = new X509Certificate(signer.certificate)
  const files: Record<string, string> = {
    'key.pem': signer.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'cert.pem': certificate.toString(),
  }
  const place = from === undefined ? folder : join(folder, 'next')
  if (!replace && existsSync(join(place, 'key.pem')))
    throw new Wrong(`${place}: has a key already; --replace puts this in its place`)
  if (from !== undefined) {
    const [present] = (await readOwnKeys(folder))['edelivery-1.x'] ?? []
    if (present) checkNext(present, signer, from)
    const half = join(folder, `.${randomUUID()}`)
    await writeAll(half, { ...files, 'from.json': `${JSON.stringify({ from })}\n` })
    await rm(place, { recursive: true, force: true })
    await rename(half, place)
  } else {
    const taken = await readFile(join(folder, 'next', 'cert.pem'), 'utf8').catch(() => '')
    await writeAll(folder, files)
    // The next one becomes the present one.
    if (certificatesInPem(taken)[0]?.raw.equals(signer.certificate)) await rm(join(folder, 'next'), { recursive: true })
  }
  return subjectOf(certificate)
}

/** Throws unless keys can take over from the present ones then. */
export function checkNext(present: KeySet, signer: KeySet['signer'], from: string): void {
  const date = takesOver.safeParse(from)
  if (!date.success) throw new Wrong(`--from ${date.error.issues[0]?.message}`)
  inSuccession(present, [{ signer, decryption: signer, from: date.data }], (problem) => {
    throw new Wrong(`nothing is written: the key ${problem.message}`)
  })
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await replaceFile(join(folder, name), content)
}
