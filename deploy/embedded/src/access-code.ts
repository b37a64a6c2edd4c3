import { parseArgs } from 'node:util'
import { defaultData } from './demo/options.ts'
import { foldersOf } from './layout.ts'
import { readSpec } from './spec.ts'
import { readStateFile } from './state-file.ts'
import { totpNow } from './totp.ts'

// `npm run access-code TENANT LOGIN`: the code that an authenticator app would show now for a person of the
// demonstration. `--secrets` prints the secrets instead, to be typed into such an app.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { secrets: { type: 'boolean', default: false }, data: { type: 'string', default: defaultData } },
})
const [tenant, login] = positionals
const spec = readSpec(new URL('../data/demo/states.json', import.meta.url))
let found = 0
for (const state of spec.states) {
  const { home } = await foldersOf(values.data, state.id)
  const file = await readStateFile(home).catch(() => undefined)
  for (const person of Object.values(file?.people ?? {}).flat()) {
    if (!values.secrets && (person.tenant !== tenant || person.login !== login)) continue
    found += 1
    console.log(values.secrets ? `${person.tenant} ${person.login} ${person.totpSecret}` : totpNow(person.totpSecret))
  }
}
if (found === 0) {
  console.error('usage: npm run access-code TENANT LOGIN (as `npm run demo` printed them), or -- --secrets')
  process.exitCode = 2
}
