import { Form } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { toForm } from '../../transport/form-message.ts'
import { getWordedForm } from '../../usecases/forms.ts'
import type { Command } from '../command.ts'
import { writeResult } from '../files.ts'
import { status } from '../io.ts'

/** A form with its points, words and lists, as the API gives it. */
export const show: Command = {
  usage: 'show FORM [--lang LANGUAGE] [--out F.json]',
  options: ['lang', 'out'],
  positionals: 1,
  async run({ catalogue }, args, io) {
    const [id = ''] = args.positionals
    const { name: _, ...form } = Form.toJSON(
      toForm('', getWordedForm(catalogue, id, args.option('lang') ?? ''), catalogue),
    ) as Readonly<Record<string, unknown>>
    await writeResult(io, args.option('out'), Buffer.from(`${JSON.stringify({ id, ...form }, undefined, 2)}\n`))
    return status.ok
  },
}
