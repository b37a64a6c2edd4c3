import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Keys } from '../../interop/keys.ts'
import { agreed } from './load.ts'
import { partyOf } from './sides.ts'

/** Writes the keys of all sides beside a configuration. */
export async function writeKeys(folder: string, keys: Map<string, Keys>): Promise<void> {
  for (const [name, { sign }] of keys) {
    await writeFile(join(folder, `${name}.key.pem`), sign.key)
    await writeFile(join(folder, `${name}.cert.pem`), sign.certificate)
  }
}

/** Where a side of ours is, and where all are. */
export interface Place {
  port: number
  /** A PostgreSQL server of its own without it. */
  database?: object
  urls: Map<string, string>
}

/** The configuration of a side of ours, which knows all the others. */
export function configOf(self: string, { port, database, urls }: Place): object {
  const partners = [...urls].filter(([name]) => name !== self)
  return {
    data: './data',
    database,
    listen: { port },
    self: { partyId: partyOf(self), key: `${self}.key.pem`, certificate: `${self}.cert.pem` },
    trust: partners.map(([name]) => `${name}.cert.pem`),
    partners: partners.map(([name, url]) => ({ partyId: partyOf(name), url, certificates: [`${name}.cert.pem`] })),
    agreements: partners.map(([name]) => ({ partner: partyOf(name), ...agreed, compress: true })),
  }
}
