import type { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Fault } from '@sustento/platform/errors'
import { certificatesInPem } from '../as4/security/certificate.ts'

/** Reads the authorities that certify partners (PEM, one after the other); none where there is no such file. */
export async function readIssuers(path: string): Promise<X509Certificate[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  try {
    return certificatesInPem(text)
  } catch {
    throw new Fault(`${path}: holds something that is not a certificate`)
  }
}
