import { toExternal } from '../../domain/external/to-external.ts'
import { pdfLimit } from '../../record/attached-xml.ts'
import { getEntry } from '../../usecases/forms.ts'
import { readFormFile } from '../../usecases/read-form-file.ts'
import type { Command } from '../command.ts'
import { readBytes, writeResult } from '../files.ts'
import { say, status } from '../io.ts'

/** The answers of a file of ours. Which form it is stands on standard error, with what a filled copy leaves unread. */
export const read: Command = {
  usage: 'read F.pdf|F.xml|- [--out A.json]',
  options: ['out'],
  positionals: 1,
  async run(app, args, io) {
    const [path = ''] = args.positionals
    const file = await readFormFile(app, await readBytes(io, path, pdfLimit))
    const { form, edition, language, reference, answers, unread } = file
    const json = toExternal(getEntry(app.catalogue, form).model, answers)
    await writeResult(io, args.option('out'), Buffer.from(`${JSON.stringify(json, undefined, 2)}\n`))
    for (const { path: field, reason } of unread) say(io, { path: field, severity: 'should', code: reason })
    say(io, { form, edition, language, reference })
    return status.ok
  },
}
