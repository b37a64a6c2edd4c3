import { parseArgs } from 'node:util'
import { boot } from './boot.ts'
import { exchanges } from './exchanges.ts'
import type { Figures } from './figures.ts'
import { forms } from './forms.ts'
import { typing } from './typing.ts'

// `npm run bench -- NAME [--json] [--count N]`: prints figures; never passes or fails by time.

const benches: Record<string, (options: { count: number }) => Promise<Figures>> = {
  boot,
  exchange: exchanges,
  forms,
  typing,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, count: { type: 'string', default: '10000' } },
})
const [name = ''] = positionals
const bench = benches[name]
if (!bench) {
  console.error(`usage: npm run bench -- NAME [--json] [--count N]; NAME is one of ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const figures = await bench({ count: Number(values.count) })
if (values.json) console.log(JSON.stringify({ bench: name, ...figures }, null, 2))
else for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(40)} ${value}`)
