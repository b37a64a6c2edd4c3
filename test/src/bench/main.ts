import { parseArgs } from 'node:util'
import { as4 } from './as4/as4.ts'
import { large } from './as4/large.ts'
import { boot } from './boot.ts'
import { exchanges } from './exchanges.ts'
import type { Figures } from './figures.ts'
import { forms } from './forms.ts'
import { typing } from './typing.ts'

// `npm run bench -- NAME [--json] [OPTIONS]`: prints figures; never passes or fails by time.

const numbers = (list: string) => list.split(',').map(Number)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    count: { type: 'string' },
    sizes: { type: 'string', default: '10000,1000000,50000000' },
    'at-a-time': { type: 'string', default: '1,4,8' },
    large: { type: 'string' },
    parts: { type: 'string', default: '1' },
    folders: { type: 'string', default: '1' },
  },
})
const count = (usual: number) => Number(values.count ?? usual)

const benches: Record<string, () => Promise<Figures>> = {
  as4: () =>
    values.large === undefined
      ? as4({ count: count(300), sizes: numbers(values.sizes), atOnce: numbers(values['at-a-time']) })
      : large({ bytes: Number(values.large), parts: Number(values.parts), folders: Number(values.folders) }),
  boot,
  exchange: exchanges,
  forms: () => forms({ count: count(10_000) }),
  typing,
}

const [name = ''] = positionals
const bench = benches[name]
if (!bench) {
  console.error(`usage: npm run bench -- NAME [--json] [--count N]; NAME is one of ${Object.keys(benches).join(', ')}
as4 takes --sizes and --at-a-time as well, numbers with commas between; or --large BYTES for messages through the folders, one of one part unless --folders or --parts say more`)
  process.exit(2)
}
const figures = await bench()
if (values.json) console.log(JSON.stringify({ bench: name, ...figures }, null, 2))
else {
  for (const [figure, value] of Object.entries(figures)) {
    if (Array.isArray(value)) console.table(value)
    else console.log(`${figure.padEnd(40)} ${value}`)
  }
}
