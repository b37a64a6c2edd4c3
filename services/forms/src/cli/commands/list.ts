import { findWording } from '../../domain/labels.ts'
import { getWordedForm } from '../../usecases/forms.ts'
import type { Command } from '../command.ts'
import { status, WrongUse } from '../io.ts'

/** Every form and edition, one line of JSON each. */
export const list: Command = {
  usage: 'list [--lang LANGUAGE] [--instrument INSTRUMENT]',
  options: ['lang', 'instrument'],
  positionals: 0,
  async run({ catalogue }, args, io) {
    const instrument = args.option('instrument')
    const known = new Set([...catalogue.forms.values()].flatMap(({ model }) => model.form.instruments))
    if (instrument && !known.has(instrument))
      throw new WrongUse(this.usage, `--instrument: one of ${[...known].join(', ')}`)
    for (const id of [...catalogue.forms.keys()].sort()) {
      const { entry, labels } = getWordedForm(catalogue, id, args.option('lang') ?? '')
      const { form } = entry.model
      if (instrument && !form.instruments.includes(instrument)) continue
      const { edition, inForce, instruments, issuedBy, purpose } = form
      const title = findWording(labels, form.header.title)?.text ?? ''
      const languages = [...entry.labels.keys()].sort()
      io.out.write(`${JSON.stringify({ id, edition, inForce, instruments, issuedBy, purpose, title, languages })}\n`)
    }
    return status.ok
  },
}
