import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '@sustento/messaging/testing/fuzz/random'
import { systemClock } from '@sustento/platform/clock'
import type { Ledger, Sign } from './ledger.ts'
import type { Road } from './road.ts'
import { otherThan, type Side } from './side.ts'

/** One of the things that fail, again and again. */
export interface Fault {
  kind: 'access point killed' | 'database killed' | 'network cut' | 'network delayed'
  strike(random: Random): Promise<void> | void
  mend(): Promise<void> | void
  /** Whether something shows that what failed works again. */
  shows(sign: Sign): boolean
  /** Milliseconds between recovery and the next time, at most. */
  everyMs: number
  /** Milliseconds that it lasts, at most. */
  heldMs: number
}

/** How long something took to work again after it was there again. */
export interface Recovery {
  kind: Fault['kind']
  seconds: number
}

/** What may fail of one side, with the road that leads from it to the other. */
export function faultsOf(side: Side, road: Road): Fault[] {
  const { name, database } = side
  const works = (sign: Sign) => sign.side === name
  const passes = ({ side: where, kind }: Sign) => (kind === 'receipt' ? where === name : where === otherThan(name))
  const mend = () => road.mend()
  return [
    {
      kind: 'access point killed',
      strike: () => side.kill(),
      mend: () => side.start(),
      shows: works,
      everyMs: 20_000,
      heldMs: 1500,
    },
    {
      kind: 'database killed',
      strike: () => database.kill(),
      mend: () => database.start(),
      shows: works,
      everyMs: 25_000,
      heldMs: 1500,
    },
    { kind: 'network cut', strike: () => road.cut(), mend, shows: passes, everyMs: 12_000, heldMs: 2000 },
    {
      kind: 'network delayed',
      strike: (random) => road.delay(() => random.below(400)),
      mend,
      shows: passes,
      everyMs: 12_000,
      heldMs: 4000,
    },
  ]
}

const lookMs = 100
const firstMs = 3000

/** Lets something fail until `over`, mending it each time, and gives how long each recovery took. */
export async function goOnFailing(
  fault: Fault,
  random: Random,
  ledger: Ledger,
  over: AbortSignal,
): Promise<Recovery[]> {
  const recoveries: Recovery[] = []
  const { kind, everyMs, heldMs } = fault
  // The first time soon: however few messages there are, everything fails once.
  let waitMs = random.below(firstMs)
  while (await unless(over, waitMs)) {
    waitMs = random.below(everyMs)
    await fault.strike(random)
    await unless(over, random.below(heldMs))
    await fault.mend()
    const since = systemClock.now()
    const at = await recovered(fault, since, ledger, over)
    if (at === undefined) break
    const recoveryMs = at.getTime() - since.getTime()
    recoveries.push({ kind, seconds: recoveryMs / 1000 })
    // On a machine on which everything takes long, it fails less often: something has to happen in between.
    waitMs += 2 * recoveryMs
  }
  return recoveries
}

async function recovered({ shows }: Fault, since: Date, ledger: Ledger, over: AbortSignal): Promise<Date | undefined> {
  do {
    const at = ledger.firstSign(since, shows)
    if (at !== undefined) return at
  } while (await unless(over, lookMs))
  return undefined
}

/** Waits, unless it is over before. */
const unless = (over: AbortSignal, ms: number) => sleep(ms, true, { signal: over }).catch(() => false)
