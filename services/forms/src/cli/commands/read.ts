import { toExternal } from '../../domain/external/to-external.ts'
import { pdfLimit } from '../../record/attached-xml.ts'
import { getEntry } from '../../usecases/forms.ts'
import { readFormFile } from '../../usecases/read-form-file.ts'
import type { Command } from '../command.ts'
import { readBytes, writeResult } from '../files.ts'
import { say, status } from '../io.ts'

/** The answers of a file of ours. Which form it is stands on standard error. */
export const read: Command = {
  usage: 'read F.pdf|F.xml|- [--out A.json]',
  options: ['out'],
  positionals: 1,
  async run(app, args, io) {
    const [path = ''] = args.positionals
    const { form, edition, language, reference, answers } = readFormFile(app, await readBytes(io, path, pdfLimit))
    const json = toExternal(getEntry(app.catalogue, form).model, answers)
    await writeResult(io, args.option('out'), Buffer.from(`${JSON.stringify(json, undefined, 2)}\n`))
    say(io, { form, edition, language, reference })
    return status.ok
  },
}
