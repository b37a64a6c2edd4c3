import { systemClock } from '@sustento/platform/clock'
import { logger } from '@sustento/platform/log'
import { crashInTheLog } from '@sustento/platform/signals'
import type { Config } from './config/config.ts'
import { readConfig } from './config/read-config.ts'
import { exitStatus } from './exit-status.ts'
import { openGate } from './gate.ts'
import { sendOnce, serve } from './modes.ts'
import type { Options } from './options.ts'
import type { Outcome } from './outbox/outcome.ts'
import { stopSignal } from './stop-signal.ts'

/** Runs an access point to its end and gives the exit status. */
export async function accessPoint(options: Options): Promise<number> {
  const config = await readConfig(options.config).catch(tell)
  if (config === undefined) return exitStatus.wrongUse
  try {
    return await run(config, options)
  } catch (error) {
    tell(error)
    return exitStatus.fault
  }
}

async function run(config: Config, { config: file, once, limitSeconds }: Options): Promise<number> {
  // Standard output belongs to the outcomes of --once.
  const log = logger('access-point', 'info', process.stderr)
  crashInTheLog(log)
  const stopping = stopSignal(log)
  const outcomes: Outcome[] = []
  const told = (name: string, outcome: Outcome) => {
    if (!once) return
    outcomes.push(outcome)
    print(name, outcome.state, ...outcome.errors.map(({ code }) => code))
  }
  const gate = await openGate({
    config,
    file,
    log,
    clock: systemClock,
    told,
    lost: () => process.exit(exitStatus.inUse),
  })
  if (gate === undefined) {
    console.error(`sustento: another process works with ${config.data}`)
    return exitStatus.inUse
  }
  try {
    if (!once) {
      await serve(gate, log, stopping)
      return exitStatus.done
    }
    if (!(await sendOnce(gate, log, { limitSeconds, stop: stopping }))) {
      for (const [name, { failure }] of await gate.outbox.onTheirWay()) print(name, 'waiting', failure)
      return exitStatus.waiting
    }
    return outcomes.every(isDelivered) ? exitStatus.done : exitStatus.failed
  } finally {
    await gate.close()
  }
}

const isDelivered = ({ state }: Outcome) => state === 'delivered' || state === 'delivered-without-receipt'

function print(name: string, ...words: string[]): void {
  console.log([JSON.stringify(name), ...words].join(' ').trim())
}

function tell(error: unknown): undefined {
  console.error(`sustento: ${error instanceof Error ? error.message : 'an unknown fault'}`)
}
