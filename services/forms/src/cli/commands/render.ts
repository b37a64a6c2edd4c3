import { renderFillable, renderForm } from '../../usecases/render-form.ts'
import type { Command } from '../command.ts'
import { findInstant } from '../day.ts'
import { WrongUse } from '../io.ts'
import { readSigned } from '../signed.ts'
import { writeEach } from '../write-each.ts'

/**
 * The record of a form as PDF, with its XML attached, or a copy to be filled; either as a draft for the court. `--at`
 * makes the same bytes again.
 */
export const render: Command = {
  usage:
    'render FORM --answers A.json|A.jsonl|- [--lines] [--lang LANGUAGE] [--reference R] [--at INSTANT] [--signed A,B] [--preview] ' +
    '[--draft] [--fillable] [--out F.pdf|F-{n}.pdf]',
  options: ['answers', 'lang', 'reference', 'at', 'signed', 'out'],
  flags: ['lines', 'preview', 'draft', 'fillable'],
  positionals: 1,
  async run(app, args, io) {
    const at = args.option('at')
    const renderedAt = at === undefined ? app.clock.now() : findInstant(at)
    if (!renderedAt) throw new WrongUse(this.usage, '--at: not an instant with its offset, as in 2027-01-18T10:00:00Z')
    const options = {
      language: args.option('lang') ?? '',
      reference: args.option('reference') ?? '',
      renderedAt,
      preview: args.flag('preview'),
      draft: args.flag('draft'),
      signedParts: readSigned(this, app, args),
    }
    const make = args.flag('fillable') ? renderFillable : renderForm
    return await writeEach(this, app, args, io, (form, answers) => make(app, form, answers, options))
  },
}
