import { validateForm } from '../../usecases/validate-form.ts'
import { toAnswers } from '../answers.ts'
import { type Command, need } from '../command.ts'
import { dayOf } from '../day.ts'
import { readAnswerSets } from '../files.ts'
import { sayFindings, status } from '../io.ts'

/** Everything that is wrong with answers; the exit status tells whether the form may be sent. */
export const validateAnswers: Command = {
  usage: 'validate FORM --answers A.json|A.jsonl|- [--lang LANGUAGE] [--state STATE] [--today DATE] [--signed A,B]',
  options: ['answers', 'lang', 'state', 'today', 'signed'],
  positionals: 1,
  async run(app, args, io) {
    const [form = ''] = args.positionals
    const language = args.option('lang') ?? ''
    const options = {
      language,
      requestedState: args.option('state') ?? '',
      today: args.option('today') ?? dayOf(app.clock.now()),
      signedParts: (args.option('signed') ?? '').split(','),
    }
    let worst: number = status.ok
    for await (const { json, line } of readAnswerSets(io, need(this, args, 'answers'))) {
      const { answers, findings } = toAnswers(app, form, json, language)
      const found = [...findings, ...validateForm(app, form, answers, options)]
      worst = Math.max(worst, sayFindings(io, found, line))
    }
    return worst
  },
}
