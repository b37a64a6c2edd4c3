import { parseArgs } from 'node:util'
import type { FormsApp } from '../app.ts'
import type { AnswersFile } from './files.ts'
import { type Io, WrongUse } from './io.ts'

/** What a command line says besides the name of the command. */
export interface Arguments {
  readonly positionals: readonly string[]
  /** An option; undefined when it is not given. */
  readonly option: (name: OptionName) => string | undefined
  readonly flag: (name: FlagName) => boolean
}

/** One command: how it is used, and what it does. Resolves to the exit status. */
export interface Command {
  readonly usage: string
  readonly options: readonly OptionName[]
  readonly flags?: readonly FlagName[]
  readonly positionals: number
  run(app: FormsApp, args: Arguments, io: Io): Promise<number>
}

export type OptionName =
  | 'lang'
  | 'answers'
  | 'out'
  | 'reference'
  | 'state'
  | 'today'
  | 'at'
  | 'signed'
  | 'edition'
  | 'instrument'
  | 'source'
  | 'date'
export type FlagName = 'lines' | 'preview' | 'draft' | 'fillable' | 'dry-run'

/** Reads the arguments of a command; anything that it does not know is refused. */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const wrong = (): never => {
    throw new WrongUse(command.usage)
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries([
        ...command.options.map((name) => [name, { type: 'string' as const }] as const),
        ...(command.flags ?? []).map((name) => [name, { type: 'boolean' as const }] as const),
      ]),
    })
    if (positionals.length !== command.positionals) wrong()
    const given = new Map<string, unknown>(Object.entries(values))
    return {
      positionals,
      option: (name) => {
        const value = given.get(name)
        return typeof value === 'string' ? value : undefined
      },
      flag: (name) => given.get(name) === true,
    }
  } catch {
    return wrong()
  }
}

/** An option that the command cannot do without. */
export function need(command: Pick<Command, 'usage'>, args: Arguments, name: OptionName): string {
  const value = args.option(name)
  if (value === undefined) throw new WrongUse(command.usage, `--${name} is missing`)
  return value
}

/** The file that `--answers` names: of many, a line each, when it says so by its name or `--lines` does. */
export function answersFile(command: Pick<Command, 'usage'>, args: Arguments): AnswersFile {
  const path = need(command, args, 'answers')
  return { path, lines: path.endsWith('.jsonl') || args.flag('lines') }
}
