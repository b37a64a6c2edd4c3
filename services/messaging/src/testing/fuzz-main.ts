import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import setup from '@sustento/platform/testing/global-setup'
import teardown from '@sustento/platform/testing/global-teardown'
import { fuzz } from './fuzz/fuzz.ts'

// `npm run fuzz:as4 -- --count N [--seed S] [--from N]`: mutants of valid messages and answers against the access point.

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
})
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
const plan = { seed, from: Number(values.from), count: Number(values.count) }
process.on('unhandledRejection', (cause) => {
  throw cause
})

const print = (line: string) => console.log(line)
print(`seed ${seed}`)
await setup()
const began = performance.now()
try {
  const tally = await fuzz(plan, print)
  console.table(tally)
  const seconds = (performance.now() - began) / 1000
  print(`${plan.count} mutants in ${seconds.toFixed(0)} s: nothing broke, nothing delivered that was not signed`)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await teardown()
}
