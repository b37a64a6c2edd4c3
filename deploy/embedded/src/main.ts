import { startState } from './state.ts'
import { readStateFile } from './state-file.ts'

// The process of one State: five services and the web. Whoever started it may name a point of an exchange at which it
// ends as if it had been killed: for the crash tests, which see that nothing is lost and nothing happens twice.

const home = process.argv[2]
if (!home) throw new Error('usage: main.js FOLDER-OF-THE-STATE')
let crashAt: string | undefined
process.on('message', (message: { crashAt?: string }) => {
  crashAt = message.crashAt
})
const state = await startState(await readStateFile(home), (point) => {
  if (point === crashAt) process.kill(process.pid, 'SIGKILL')
})
let stopping = false
const stop = () => {
  if (stopping) return
  stopping = true
  void state.stop().then(() => process.exit(0))
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop)
process.send?.('ready')
