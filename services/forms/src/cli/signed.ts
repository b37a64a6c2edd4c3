import type { FormsApp } from '../app.ts'
import { getEntry } from '../usecases/forms.ts'
import type { Arguments, Command } from './command.ts'
import { WrongUse } from './io.ts'

/** The parts that `--signed` names; one that the form does not have is a wrong use. */
export function readSigned(command: Pick<Command, 'usage'>, app: FormsApp, args: Arguments): string[] {
  const [form = ''] = args.positionals
  const named = args.option('signed')?.split(',') ?? []
  const parts = getEntry(app.catalogue, form).model.form.parts ?? []
  if (named.some((name) => !parts.some((part) => part.id === name))) {
    throw new WrongUse(command.usage, '--signed: not the parts of this form')
  }
  return named
}
