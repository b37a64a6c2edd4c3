import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { toAnswers } from './answers.ts'
import { type Arguments, answersFile, type Command } from './command.ts'
import { forEachSet } from './each-set.ts'
import { writeResult } from './files.ts'
import { type Io, sayFindings, status, WrongUse } from './io.ts'

/** Writes a document for each set of answers. One that would lose an answer is not written; the others are. */
export async function writeEach(
  command: Command,
  app: FormsApp,
  args: Arguments,
  io: Io,
  write: (form: string, answers: readonly Answer[]) => Uint8Array | Promise<Uint8Array>,
): Promise<number> {
  const [form = ''] = args.positionals
  const file = answersFile(command, args)
  const out = args.option('out')
  if (file.lines && !out?.includes('{n}')) throw new WrongUse(command.usage, 'many sets of answers need {n} in --out')
  return await forEachSet(io, file, async (json, line) => {
    const { answers, findings } = toAnswers(app, form, json, args.option('lang') ?? '')
    if (findings.length > 0) return sayFindings(io, findings, line)
    await writeResult(io, out, await write(form, answers), line)
    return status.ok
  })
}
