import { writeXml } from '../../usecases/write-form-xml.ts'
import type { Command } from '../command.ts'
import { writeEach } from '../write-each.ts'

/** The answers as XML. */
export const xml: Command = {
  usage: 'xml FORM --answers A.json|A.jsonl|- [--lines] [--lang LANGUAGE] [--reference R] [--out F.xml|F-{n}.xml]',
  options: ['answers', 'lang', 'reference', 'out'],
  flags: ['lines'],
  positionals: 1,
  run(app, args, io) {
    const options = { language: args.option('lang') ?? '', reference: args.option('reference') ?? '' }
    return writeEach(this, app, args, io, (form, answers) => writeXml(app, form, answers, options))
  },
}
