import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { certificatesInPem } from '../../as4/security/certificate.ts'
import { fileIn, type NamedFile, wrong } from './files.ts'
import { password } from './password.ts'
import { openPkcs12 } from './pkcs12.ts'

/** All certificates of a file: PEM (one or several), DER, or PKCS#12. */
export async function certificatesIn({ bytes }: NamedFile, password: string): Promise<X509Certificate[]> {
  const found = certificatesInPem(bytes.toString('latin1'))
  if (found.length > 0) return found
  try {
    return [new X509Certificate(bytes)]
  } catch {
    return (await openPkcs12(bytes, password)).certificates
  }
}

/** A field that names a file of certificates, with its password where it has one. */
const certificateFile = (folder: string) =>
  z
    .union([
      z.string().transform((file) => ({ file, password: '' })),
      z.strictObject({ file: z.string(), password }, { error: 'must be a file, or file and password' }),
    ])
    .transform(async (named, context) => {
      const read = await fileIn(folder).safeParseAsync(named.file)
      if (!read.success) return wrong(context, read.error.issues[0]?.message ?? 'cannot be read')
      const found = await certificatesIn(read.data, named.password).catch(() => [])
      return found.length > 0 ? found : wrong(context, 'holds no certificate, or the password does not open it')
    })

/** A field with files of certificates. */
export const certificateFiles = (folder: string) => z.array(certificateFile(folder)).transform((files) => files.flat())
