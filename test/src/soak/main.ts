import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { print } from './print.ts'
import { soak } from './soak.ts'

// `npm run soak -- --messages N [--seed S] [--json]`: messages between two access points, each a process with a database
// server of its own, while processes, servers and the network between them fail at random. Standard error tells how far it is.

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '500' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const messages = Number(values.messages)
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
if (!Number.isInteger(messages) || messages < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run soak -- --messages N [--seed S] [--json]')
  process.exit(2)
}

const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort())
const result = await soak({ messages, seed }, (line) => console.error(line), stop.signal)
print(result, values.json)
process.exitCode = result.problems.length === 0 ? 0 : 1
