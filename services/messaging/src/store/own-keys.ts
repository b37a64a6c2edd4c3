import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '@sustento/platform/errors'
import { z } from 'zod'
import { type ProfileId, profileIds, profiles } from '../as4/security/profile.ts'
import type { KeyPair } from '../as4/security/sign.ts'
import { KeyProblem } from '../keys/key-problem.ts'
import { openKeyPair } from '../keys/open-key-pair.ts'
import { fitsBoth, inSuccession, type KeySet, type NextKeys, takesOver } from '../keys/own-keys.ts'
import type { AccessPoint } from './access-point.ts'

/** `from.json` beside keys that take over. */
const FromFile = z.strictObject({ from: takesOver })

/** The folders of keys that take over: `next`, and where there are several `next-…`. */
const isNext = (name: string) => /^next(-[a-z0-9-]+)?$/.test(name)

/**
 * Reads our keys: `key.pem` and `cert.pem` for the profile 1.x; for each other profile, in a folder of its name where
 * there is one, `sign-key.pem`, `sign-cert.pem`, `decrypt-key.pem` and `decrypt-cert.pem`. Beside them, in `next`, lie
 * the ones that take over, with `from.json`.
 */
export async function readOwnKeys(folder: string): Promise<AccessPoint['keys']> {
  const keys: AccessPoint['keys'] = {}
  for (const profile of profileIds) {
    const own = profile === 'edelivery-1.x' ? folder : join(folder, profile)
    if (!existsSync(own)) continue
    const next: (NextKeys & { folder: string })[] = []
    for (const name of (await readdir(own)).filter(isNext)) {
      const one = join(own, name)
      next.push({ ...(await readSet(one, profile)), from: await readFrom(join(one, 'from.json')), folder: one })
    }
    keys[profile] = inSuccession(await readSet(own, profile), next, (problem, index) => {
      throw new Fault(`${next[index]?.folder ?? own}: ${problem.message}`)
    })
  }
  return keys
}

async function readSet(folder: string, profile: ProfileId): Promise<KeySet> {
  const { signature, establishment } = profiles[profile]
  if (profile === 'edelivery-1.x') {
    const pair = await readPair(folder, '', fitsBoth)
    return { signer: pair, decryption: pair }
  }
  return {
    signer: await readPair(folder, 'sign-', signature.fits),
    decryption: await readPair(folder, 'decrypt-', establishment.fits),
  }
}

async function readPair(folder: string, use: string, fits: (key: KeyObject) => boolean): Promise<KeyPair> {
  const files = { key: join(folder, `${use}key.pem`), certificate: join(folder, `${use}cert.pem`) }
  const [key, certificate] = [await read(files.key), await read(files.certificate)]
  try {
    return await openKeyPair({ key, certificate, password: '' }, fits)
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error
    throw new Fault(`${error.place === 'certificate' ? files.certificate : files.key}: ${error.message}`)
  }
}

async function readFrom(path: string): Promise<Date> {
  const parsed = FromFile.safeParse(existsSync(path) ? parse(await read(path)) : undefined)
  if (parsed.success) return parsed.data.from
  throw new Fault(`${path}: ${new KeyProblem('NEXT_WITHOUT_DATE', 'from').message}`)
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}

function read(path: string): Promise<Buffer> {
  return readFile(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Fault(`${path}: cannot be read (${code})`)
  })
}
