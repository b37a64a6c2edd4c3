import { parseArgs } from 'node:util'
import { casesBase } from '@sustento/cases/start'
import { formsBase } from '@sustento/forms/start'
import { identityBase } from '@sustento/identity/start'
import { messagingBase } from '@sustento/messaging/start'
import { commandNames, doCommand } from '@sustento/platform/commands'
import { statsBase } from '@sustento/stats/start'
import { configsOf } from './configs.ts'
import { defaultData } from './demo/options.ts'
import { foldersOf } from './layout.ts'
import { readSpec } from './spec.ts'
import { readStateFile } from './state-file.ts'

// `npm run maintain COMMAND`: what an operator has done to the data of every service of every State of the demonstration,
// while the States run: `audit-verify`, `rotate-keys`.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: defaultData } },
})
const [command = '', ...args] = positionals
if (!commandNames.includes(command)) {
  console.error(`usage: npm run maintain ${commandNames.join('|')}`)
  process.exit(2)
}
const spec = readSpec(new URL('../data/demo/states.json', import.meta.url))
for (const { id } of spec.states) {
  const { home } = await foldersOf(values.data, id)
  const configs = configsOf(await readStateFile(home))
  const bases = [
    casesBase(configs.cases),
    formsBase(configs.forms),
    identityBase(configs.identity),
    messagingBase(configs.messaging),
    statsBase(configs.stats),
  ]
  for (const base of bases) if (!(await doCommand(command, base, args))) process.exitCode = 1
}
