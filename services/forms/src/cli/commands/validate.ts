import { isFullDate } from '../../domain/dates.ts'
import { toIsoState } from '../../domain/external/value.ts'
import { isState } from '../../domain/names.ts'
import { validateForm } from '../../usecases/validate-form.ts'
import { toAnswers } from '../answers.ts'
import { answersFile, type Command } from '../command.ts'
import { dayOf } from '../day.ts'
import { forEachSet } from '../each-set.ts'
import { sayFindings, WrongUse } from '../io.ts'
import { readSigned } from '../signed.ts'

/** Everything that is wrong with answers; the exit status tells whether the form may be sent. */
export const validateAnswers: Command = {
  usage:
    'validate FORM --answers A.json|A.jsonl|- [--lines] [--lang LANGUAGE] [--state STATE] [--today DATE] [--signed A,B]',
  options: ['answers', 'lang', 'state', 'today', 'signed'],
  flags: ['lines'],
  positionals: 1,
  async run(app, args, io) {
    const [form = ''] = args.positionals
    const language = args.option('lang') ?? ''
    const requestedState = toIsoState(args.option('state') ?? '')
    const today = args.option('today') ?? dayOf(app.clock.now())
    if (requestedState && !isState(requestedState)) throw new WrongUse(this.usage, '--state: not the code of a State')
    if (!isFullDate(today)) throw new WrongUse(this.usage, '--today: not a day')
    const options = { language, requestedState, today, signedParts: readSigned(this, app, args) }
    return await forEachSet(io, answersFile(this, args), async (json, line) => {
      const { answers, findings } = toAnswers(app, form, json, language)
      return sayFindings(io, [...findings, ...validateForm(app, form, answers, options)], line)
    })
  },
}
