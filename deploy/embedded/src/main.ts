import { loadConfig } from '@sustento/platform/config'
import { z } from 'zod'
import { startState } from './state.ts'
import { readStateFile } from './state-file.ts'

// The process of one State: five services and the web. `CRASH_AT` names a point of an exchange at which the process ends
// as if it had been killed: for the crash tests, which see that nothing is lost and nothing happens twice.

const home = process.argv[2]
if (!home) throw new Error('usage: main.js FOLDER-OF-THE-STATE')
const { CRASH_AT } = loadConfig(z.object({ CRASH_AT: z.string().optional() }))
const state = await startState(await readStateFile(home), (point) => {
  if (point === CRASH_AT) process.kill(process.pid, 'SIGKILL')
})
let stopping = false
const stop = () => {
  if (stopping) return
  stopping = true
  void state.stop().then(() => process.exit(0))
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop)
process.send?.('ready')
