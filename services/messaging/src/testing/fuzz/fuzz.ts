import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { receive } from '../../usecases/receive/receive.ts'
import { pieces } from '../chunks.ts'
import { type TestMessaging, testMessaging } from '../messaging.ts'
import { type TestAnswer, toAnswer } from '../send.ts'
import { type Answers, judgeAnswer, makeAnswers, mutateAnswer } from './answers.ts'
import { Broken, judgeDatabases, judgeReceipt, judgeRefusal, judgeStrange } from './judge.ts'
import { isFlat, type Memory, memoryAtRest } from './memory.ts'
import { type Mutant, makeMutant, Stock } from './mutants.ts'
import { type Random, randomFrom } from './random.ts'

/** Which mutants to make. */
export interface FuzzPlan {
  seed: number
  /** Number of the first. */
  from: number
  count: number
}

/** How often each answer was given. */
export type Tally = Record<string, number>

const longestMs = 20_000

interface Run {
  messaging: TestMessaging
  stock: Stock
  answers: Answers
  tally: Tally
  print: (line: string) => void
}

/** Sends mutants to the access point and judges what it makes of them; throws at the first that breaks a rule. */
export async function fuzz({ seed, from, count }: FuzzPlan, print: (line: string) => void): Promise<Tally> {
  const messaging = await testMessaging()
  const run: Run = { messaging, stock: new Stock(messaging), answers: await makeAnswers(messaging), tally: {}, print }
  let early: Memory | undefined
  try {
    const tenth = Math.max(1, Math.floor(count / 10))
    for (let done = 0; done < count; done++) {
      await one(run, seed, from + done)
      if ((done + 1) % tenth !== 0) continue
      await judgeDatabases(messaging)
      const memory = await memoryAtRest(early)
      if (done + 1 >= 2 * tenth) early ??= memory
      print(`${done + 1} mutants; MiB after garbage collection: ${JSON.stringify(memory)}`)
      if (early !== undefined && !isFlat(early, memory)) throw new Broken('memory grows')
    }
    return run.tally
  } finally {
    await messaging.close()
  }
}

async function one(run: Run, seed: number, number: number): Promise<void> {
  const random = randomFrom(seed ^ Math.imul(number + 1, 0x9e3779b1))
  const trial = random.oneIn(6) ? await answerTrial(run, random) : await messageTrial(run, random)
  try {
    const outcome = await inTime(trial.judge())
    run.tally[outcome] = (run.tally[outcome] ?? 0) + 1
    const errors = run.messaging.lines.filter(({ level }) => level === 'error')
    if (errors.length > 0) throw new Broken(`logged as our fault: ${JSON.stringify(errors[0])}`)
    run.messaging.lines.length = 0
  } catch (error) {
    const file = join(tmpdir(), `fuzz-as4-${seed}-${number}.bin`)
    await writeFile(file, trial.bytes)
    run.print(`mutant ${number}: ${trial.what.join(', ')}; its bytes: ${file}`)
    run.print(`again: npm run fuzz:as4 -- --seed ${seed} --from ${number} --count 1`)
    throw error
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController()
  const late = sleep(longestMs, undefined, { signal: over.signal }).then(() => {
    throw new Broken('no answer within twenty seconds')
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
  }
}

interface Trial {
  bytes: Buffer
  what: string[]
  judge: () => Promise<string>
}

async function messageTrial(run: Run, random: Random): Promise<Trial> {
  const mutant = await makeMutant(run.messaging, run.stock, random)
  const size = random.pick([1 << 16, 1 << 16, 1000, 97])
  return { ...mutant, judge: () => judgeMessage(run, mutant, size) }
}

async function judgeMessage({ messaging, stock }: Run, mutant: Mutant, size: number): Promise<string> {
  const { status, body } = await receive(messaging.app, mutant.contentType, pieces(mutant.bytes, size))
  const answer: TestAnswer = toAnswer(status, body ?? Buffer.alloc(0))
  if (answer.kind !== 'receipt') {
    judgeRefusal(answer)
    return answer.kind || 'no answer'
  }
  if (mutant.authentic) {
    await judgeStrange(messaging, answer, mutant.base)
    return 'receipt for what was signed'
  }
  const base = stock.signed.get(answer.refToMessageId)
  await judgeReceipt(messaging, answer, base)
  await stock.renew(answer.refToMessageId)
  return 'receipt for what was signed'
}

async function answerTrial({ messaging, answers }: Run, random: Random): Promise<Trial> {
  const { bytes, what } = await mutateAnswer(messaging, answers, random)
  const judge = async () =>
    (await judgeAnswer(messaging, answers, bytes)) ? 'answer that proves' : 'answer that does not'
  return { bytes, what, judge }
}
