import { z } from 'zod'
import { certificatesIn } from '../../keys/certificates-in.ts'
import { KeyProblem } from '../../keys/key-problem.ts'
import { checkKeyStore } from '../../keys/key-store.ts'
import { fileIn, wrong } from './files.ts'
import { password } from './password.ts'

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
      const { bytes } = read.data
      const problem = problemOf(bytes)
      if (problem) return wrong(context, problem.message)
      const found = await certificatesIn(bytes, named.password).catch(() => [])
      return found.length > 0 ? found : wrong(context, 'holds no certificate, or the password does not open it')
    })

function problemOf(bytes: Buffer): KeyProblem | undefined {
  try {
    checkKeyStore(bytes, 'certificate')
  } catch (error) {
    if (error instanceof KeyProblem) return error
    throw error
  }
  return undefined
}

/** A field with files of certificates. */
export const certificateFiles = (folder: string) => z.array(certificateFile(folder)).transform((files) => files.flat())
