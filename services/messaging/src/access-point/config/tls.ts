import { createSecureContext, type SecureContextOptions, type TlsOptions } from 'node:tls'
import { z } from 'zod'
import { messagingEnv } from '../../config.ts'
import { certificatesIn } from '../../keys/certificates-in.ts'
import { serverOptions } from '../../transport/tls.ts'
import { certificateFiles } from './certificates.ts'
import { fileIn, type NamedFile, wrong } from './files.ts'
import { keyPairIn } from './key-pair.ts'
import { password } from './password.ts'

const { AS4_TLS_MIN_VERSION, AS4_TLS_MAX_VERSION, AS4_TLS_CIPHERS } = messagingEnv.shape

/** Versions and cipher suites, the same in both directions by default. */
const versions = { minVersion: AS4_TLS_MIN_VERSION, maxVersion: AS4_TLS_MAX_VERSION, ciphers: AS4_TLS_CIPHERS }

/** `listen.tls`: the listener speaks TLS, and with `clientTrust` only to partners that show a certificate of these. */
export const serverTls = (folder: string) =>
  z
    .strictObject({
      key: fileIn(folder),
      certificate: fileIn(folder).optional(),
      password,
      clientTrust: certificateFiles(folder).optional(),
      ...versions,
    })
    .transform(async ({ clientTrust, ...own }, context): Promise<TlsOptions> => {
      return serverOptions(await contextOf(own, context), clientTrust && toPem(clientTrust))
    })

/** `tls`: with whom we connect over TLS, and the certificate that we show to partners that ask for one. */
export const clientTls = (folder: string) =>
  z
    .strictObject({
      key: fileIn(folder).optional(),
      certificate: fileIn(folder).optional(),
      password,
      trust: certificateFiles(folder).optional(),
      ...versions,
    })
    .transform(async ({ trust, ...own }, context): Promise<SecureContextOptions> => {
      return { ...(await contextOf(own, context)), ...(trust ? { ca: toPem(trust) } : {}) }
    })

interface Own {
  key?: NamedFile | undefined
  certificate?: NamedFile | undefined
  password: string
  minVersion: z.output<typeof AS4_TLS_MIN_VERSION>
  maxVersion: z.output<typeof AS4_TLS_MAX_VERSION>
  ciphers: string
}

/** The certificate goes out with those of its file that lead to the authority. */
async function contextOf(own: Own, context: z.RefinementCtx): Promise<SecureContextOptions> {
  const { key: keyFile, certificate: certificateFile, password: secret, ...rest } = own
  const options: SecureContextOptions = { ...rest, honorCipherOrder: true }
  if (keyFile) {
    const files = { key: keyFile, certificate: certificateFile, password: secret, fields }
    const pair = await keyPairIn(files, () => true, context)
    if (context.issues.length > 0) return z.NEVER
    const all = await certificatesIn((certificateFile ?? keyFile).bytes, secret)
    const between = all.filter(({ raw }) => !raw.equals(pair.certificate))
    const leaf = all.filter(({ raw }) => raw.equals(pair.certificate))
    Object.assign(options, {
      key: pair.key.export({ type: 'pkcs8', format: 'pem' }),
      cert: toPem([...leaf, ...between]).join(''),
    })
  } else if (certificateFile) return wrong(context, 'has no key', ['certificate'])
  try {
    createSecureContext(options)
  } catch {
    return wrong(context, 'has versions, cipher suites or keys that do not work together')
  }
  return options
}

const fields = { key: 'key', certificate: 'certificate' }

const toPem = (certificates: { toString(): string }[]) => certificates.map((each) => each.toString())
