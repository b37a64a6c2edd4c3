import { readFile } from 'node:fs/promises'
import type { SecureContextOptions, TlsOptions } from 'node:tls'
import { Fault } from '@sustento/platform/errors'
import type { MessagingConfig } from '../config.ts'

/** What is agreed on TLS with the partners. */
export interface As4Tls {
  /** Of the listener; undefined where something in front ends TLS. */
  server: TlsOptions | undefined
  /** Of the client. */
  client: SecureContextOptions
}

/** Reads the files of TLS. Whoever has a certificate for its listener shows the same one to partners that ask for one. */
export async function readTls(config: MessagingConfig): Promise<As4Tls> {
  const { AS4_TLS_MIN_VERSION: minVersion, AS4_TLS_MAX_VERSION: maxVersion, AS4_TLS_CIPHERS: ciphers } = config
  if ((config.AS4_TLS_KEY === undefined) !== (config.AS4_TLS_CERT === undefined)) {
    throw new Fault('AS4_TLS_KEY and AS4_TLS_CERT belong together')
  }
  const key = await read(config.AS4_TLS_KEY)
  const cert = await read(config.AS4_TLS_CERT)
  const clientCa = await read(config.AS4_TLS_CLIENT_CA)
  const own = { key, cert, minVersion, maxVersion, ciphers, honorCipherOrder: true }
  return {
    server: key === undefined ? undefined : serverOptions(own, clientCa),
    client: { ...own, ca: await read(config.AS4_TLS_SERVER_CA) },
  }
}

/** Options of a listener; with `clientCa` nobody gets a connection for whom none of these vouches. */
export function serverOptions(own: SecureContextOptions, clientCa: SecureContextOptions['ca']): TlsOptions {
  const asksForOne = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }
  return { ...own, ...asksForOne, handshakeTimeout: 10_000 }
}

async function read(path: string | undefined): Promise<Buffer | undefined> {
  return path === undefined ? undefined : readFile(path)
}
