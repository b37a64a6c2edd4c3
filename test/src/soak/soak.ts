import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomFrom } from '@sustento/messaging/testing/fuzz/random'
import { leftIn } from './account.ts'
import { collect } from './collect.ts'
import { faultsOf, goOnFailing, type Recovery } from './faults.ts'
import { Ledger } from './ledger.ts'
import { openSides, type Sides } from './open-sides.ts'
import { putMessage } from './put-message.ts'
import { otherThan, sideNames } from './side.ts'

/** What to do. */
export interface SoakPlan {
  messages: number
  seed: number
}

/** What became of it. */
export interface SoakResult extends SoakPlan {
  seconds: number
  lost: number
  doubled: number
  unproved: number
  recoveries: Recovery[]
  /** Everything that must not happen; nothing when all is well. */
  problems: string[]
}

/** On their way at a time from each side. */
const window = 48
const lookMs = 100
/** Nothing having moved for so long, nothing will. */
const stalledMs = 180_000

/** Sends messages between two access points while everything fails, and gives the account. */
export async function soak(plan: SoakPlan, tell: (line: string) => void, stop: AbortSignal): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'sustento-soak-'))
  const ledger = new Ledger()
  const sides = await openSides(folder)
  const begun = performance.now()
  let recoveries: Recovery[]
  try {
    recoveries = await exchange(sides, ledger, plan, tell, stop)
    const seconds = (performance.now() - begun) / 1000
    await settle(sides, ledger)
    const [lost, unproved] = [ledger.lost(), ledger.unproved()]
    const unsent = plan.messages - sideNames.reduce((sum, name) => sum + ledger.sentBy(name), 0)
    const problems = [
      ...ledger.problems,
      ...lost.map((id) => `${id} did not come`),
      ...unproved.map((id) => `${id} has no verified receipt`),
      ...(unsent > 0 ? [`${unsent} messages were not handed over`] : []),
    ]
    const { doubled } = ledger
    return { ...plan, seconds, lost: lost.length, doubled, unproved: unproved.length, recoveries, problems }
  } finally {
    await sides.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Until each message has come and is proved, or nothing moves any more. */
async function exchange(
  { sides, roads }: Sides,
  ledger: Ledger,
  { messages, seed }: SoakPlan,
  tell: (line: string) => void,
  stop: AbortSignal,
): Promise<Recovery[]> {
  for (const name of sideNames) sides[name].start()
  const over = new AbortController()
  const faults = sideNames.flatMap((name) => faultsOf(sides[name], roads[name]))
  const failing = Promise.allSettled(
    faults.map((fault, index) => goOnFailing(fault, randomFrom(seed + index + 1), ledger, over.signal)),
  )
  try {
    await feedAndCollect(sides, ledger, { messages, seed }, tell, stop)
  } finally {
    over.abort()
    await failing
  }
  const done = await failing
  ledger.problems.push(...done.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])))
  return done.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
}

async function feedAndCollect(
  sides: Sides['sides'],
  ledger: Ledger,
  { messages, seed }: SoakPlan,
  tell: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const random = randomFrom(seed)
  const tenth = Math.ceil(messages / 10)
  let [sent, told, moved, signs] = [0, 0, performance.now(), 0]
  while (!stop.aborted && performance.now() - moved < stalledMs) {
    while (sent < messages) {
      const free = sideNames.filter((name) => ledger.open[name] < window)
      if (free.length === 0) break
      ledger.put(await putMessage(sides[random.pick(free)], sent++, random))
    }
    for (const name of sideNames) await collect(sides[name], sides[otherThan(name)], ledger)
    const open = ledger.open.alpha + ledger.open.beta
    if (sent === messages && open === 0) return
    if (sent - open >= told + tenth) {
      told = sent - open
      tell(`${told} of ${messages} came and are proved`)
    }
    if (ledger.signs.length > signs) [signs, moved] = [ledger.signs.length, performance.now()]
    await sleep(lookMs)
  }
}

/** Lets both sides finish what they do; what they still hold, or bring, is too much. */
async function settle({ sides }: Sides, ledger: Ledger): Promise<void> {
  await Promise.all(sideNames.map((name) => sides[name].stop()))
  for (const name of sideNames) {
    await collect(sides[name], sides[otherThan(name)], ledger)
    ledger.problems.push(...(await leftIn(sides[name], ledger)))
  }
}
