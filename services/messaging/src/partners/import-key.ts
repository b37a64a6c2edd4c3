import { randomUUID, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { certificatesInPem } from '../as4/security/certificate.ts'
import { type ProfileId, profiles } from '../as4/security/profile.ts'
import type { KeyPair } from '../as4/security/sign.ts'
import { KeyProblem } from '../keys/key-problem.ts'
import { openKeyPair } from '../keys/open-key-pair.ts'
import { fitsBoth, inSuccession, type KeySet, takesOver } from '../keys/own-keys.ts'
import { isPkcs12 } from '../keys/pkcs12.ts'
import { subjectOf } from '../store/access-point.ts'
import { readOwnKeys } from '../store/own-keys.ts'
import type { ImportedKeys, KeyPlace } from './book.ts'
import { readGiven, replaceFile } from './files.ts'
import { Wrong } from './wrong.ts'

/** Files of PKCS#12: the second has the pair that decrypts, where the first has not both. */
export type KeyFiles = readonly [string, string?]

/** Opens our keys of a profile: one pair for 1.x, one that signs and one that decrypts for the others. */
export async function openPkcs12Keys(files: KeyFiles, profile: ProfileId, password: string): Promise<ImportedKeys> {
  const [sign, decrypt = sign] = files
  if (profile === 'edelivery-1.x') {
    const pair = await openPair(sign, password, fitsBoth)
    return { profile, signer: pair, decryption: pair }
  }
  const { signature, establishment } = profiles[profile]
  return {
    profile,
    signer: await openPair(sign, password, signature.fits),
    decryption: await openPair(decrypt, password, establishment.fits),
  }
}

async function openPair(path: string, password: string, fits: (key: KeyPair['key']) => boolean): Promise<KeyPair> {
  const key = await readGiven(path)
  if (!isPkcs12(key)) throw new Wrong(`${path}: is not PKCS#12; a JKS is converted by keytool -importkeystore`)
  try {
    return await openKeyPair({ key, password }, fits)
  } catch (error) {
    throw error instanceof KeyProblem ? new Wrong(`${path}: ${error.message}`) : error
  }
}

/** The pairs of a profile with the word that their files begin with where there are two. */
export function pairsOf({
  profile,
  signer,
  decryption,
}: ImportedKeys): [use: '' | 'sign' | 'decrypt', pair: KeyPair][] {
  if (profile === 'edelivery-1.x') return [['', signer]]
  return [
    ['sign', signer],
    ['decrypt', decryption],
  ]
}

/** The private key and the certificate of a pair as the text of their files. */
export function toPem({ key, certificate }: KeyPair): { key: string; certificate: string } {
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: new X509Certificate(certificate).toString(),
  }
}

/** Whose keys they are: of 2.0 the two certificates may have two subjects. */
export function subjectsOf(keys: ImportedKeys): string {
  const subjects = pairsOf(keys).map(([, { certificate }]) => subjectOf(new X509Certificate(certificate)))
  return [...new Set(subjects)].join(' and ')
}

/** Puts our keys into the folder of an access point: as the present ones, or as the next ones. Says the subject. */
export async function importKey(keys: ImportedKeys, folder: string, { replace, from }: KeyPlace): Promise<string> {
  const own = keys.profile === 'edelivery-1.x' ? folder : join(folder, keys.profile)
  const files = filesOf(keys)
  const place = from === undefined ? own : join(own, 'next')
  if (!replace && Object.keys(files).some((name) => existsSync(join(place, name))))
    throw new Wrong(`${place}: has a key already; --replace puts this in its place`)
  if (from !== undefined) {
    const [present] = (await readOwnKeys(folder))[keys.profile] ?? []
    checkNext(present, keys, from)
    const half = join(own, `.${randomUUID()}`)
    await writeAll(half, { ...files, 'from.json': `${JSON.stringify({ from })}\n` })
    await rm(place, { recursive: true, force: true })
    await rename(half, place)
  } else {
    const isTheNext = await holds(join(own, 'next'), keys)
    await writeAll(own, files)
    // The next one becomes the present one.
    if (isTheNext) await rm(join(own, 'next'), { recursive: true })
  }
  return subjectsOf(keys)
}

const nameOf = (use: string, name: string) => (use === '' ? `${name}.pem` : `${use}-${name}.pem`)

function filesOf(keys: ImportedKeys): Record<string, string> {
  const files = pairsOf(keys).map(([use, pair]): [string, string][] => {
    const { key, certificate } = toPem(pair)
    return [
      [nameOf(use, 'key'), key],
      [nameOf(use, 'cert'), certificate],
    ]
  })
  return Object.fromEntries(files.flat())
}

/** Whether these are the keys of a folder. */
async function holds(folder: string, keys: ImportedKeys): Promise<boolean> {
  for (const [use, { certificate }] of pairsOf(keys)) {
    const text = await readFile(join(folder, nameOf(use, 'cert')), 'utf8').catch(() => '')
    if (!certificatesInPem(text)[0]?.raw.equals(certificate)) return false
  }
  return true
}

/** Throws unless keys can take over from the present ones then. */
export function checkNext(present: KeySet | undefined, { signer, decryption }: KeySet, from: string): void {
  const date = takesOver.safeParse(from)
  if (!date.success) throw new Wrong(`--from ${date.error.issues[0]?.message}`)
  if (present === undefined) throw unfit(new KeyProblem('NEXT_WITHOUT_PRESENT', 'key'))
  inSuccession(present, [{ signer, decryption, from: date.data }], (problem) => {
    throw unfit(problem)
  })
}

const unfit = ({ message }: KeyProblem) => new Wrong(`nothing is written: the key ${message}`)

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await replaceFile(join(folder, name), content)
}
