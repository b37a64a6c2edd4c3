import type { FormsApp } from '../app.ts'
import { type Command, readArguments } from './command.ts'
import { coverage } from './commands/coverage.ts'
import { importTexts } from './commands/import.ts'
import { list } from './commands/list.ts'
import { read } from './commands/read.ts'
import { render } from './commands/render.ts'
import { sample } from './commands/sample.ts'
import { show } from './commands/show.ts'
import { validateAnswers } from './commands/validate.ts'
import { xml } from './commands/xml.ts'
import { xsd } from './commands/xsd.ts'
import { sayError } from './errors.ts'
import { type Io, sayUsage, WrongUse } from './io.ts'

const commands = new Map<string, Command>(
  Object.entries({
    list,
    show,
    sample,
    validate: validateAnswers,
    render,
    xml,
    xsd,
    read,
    import: importTexts,
    coverage,
  }),
)

/** Runs one command and resolves to its exit status. Nothing but the result is written to the output. */
export async function runCommand(argv: readonly string[], io: Io, open: () => FormsApp): Promise<number> {
  const [name = '', ...rest] = argv
  let app: FormsApp | undefined
  try {
    const command = commands.get(name)
    const usage = command?.usage ?? [...commands.values()].map((c) => c.usage).join('\n')
    if (name === 'help' || argv.includes('--help')) return sayUsage(io, usage)
    if (!command) throw new WrongUse(usage)
    const args = readArguments(command, rest)
    app = open()
    return await command.run(app, args, io)
  } catch (error) {
    return sayError(io, error)
  } finally {
    await app?.pool.close()
  }
}
