import { readSources } from '../../catalogue/read.ts'
import { toExternal } from '../../domain/external/to-external.ts'
import { fromPlain } from '../../domain/plain.ts'
import { getEntry } from '../../usecases/forms.ts'
import type { Command } from '../command.ts'
import { writeResult } from '../files.ts'
import { status } from '../io.ts'

/** A complete example of a form's answers, with fictional people. */
export const sample: Command = {
  usage: 'sample FORM [--out A.json]',
  options: ['out'],
  positionals: 1,
  async run({ catalogue }, args, io) {
    const [id = ''] = args.positionals
    const { model } = getEntry(catalogue, id)
    const plain = readSources().find((source) => source.form.id === id)?.sample.answers ?? {}
    const json = JSON.stringify(toExternal(model, fromPlain(model, plain)), undefined, 2)
    await writeResult(io, args.option('out'), Buffer.from(`${json}\n`))
    return status.ok
  },
}
