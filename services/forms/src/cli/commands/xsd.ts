import { writeSchema } from '../../usecases/write-form-schema.ts'
import type { Command } from '../command.ts'
import { writeResult } from '../files.ts'
import { status } from '../io.ts'

/** The XML schema of a form, documented in a language. */
export const xsd: Command = {
  usage: 'xsd FORM [--lang LANGUAGE] [--out F.xsd]',
  options: ['lang', 'out'],
  positionals: 1,
  async run(app, args, io) {
    const [form = ''] = args.positionals
    await writeResult(io, args.option('out'), writeSchema(app, form, args.option('lang') ?? '').xsd)
    return status.ok
  },
}
