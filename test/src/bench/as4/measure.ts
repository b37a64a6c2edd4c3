import { setTimeout as sleep } from 'node:timers/promises'
import { rounded } from '../figures.ts'
import { quantile } from '../spread.ts'
import type { Setting } from './setting.ts'
import type { Side } from './sides.ts'
import { cpuSeconds, cpuSecondsOfAll, forgetPeak, peakMegabytes } from './usage.ts'

/** Figures of messages of one size from one side to another. */
export interface Row {
  from: Side['product']
  to: Side['product']
  bytes: number
  at_a_time: number
  messages: number
  failures: number
  messages_per_second: number
  megabytes_per_second: number
  /** Of both processes together. */
  cpu_ms_per_message: number
  sender_cpu_ms: number
  receiver_cpu_ms: number
  /** Of the PostgreSQL server, which serves our sides alone. */
  postgres_cpu_ms_per_message: number
  p50_ms: number
  p99_ms: number
  sender_peak_mib: number
  receiver_peak_mib: number
}

/** What is sent. */
export interface Amount {
  bytes: number
  atOnce: number
  count: number
}

/** What a side does after its messages: facts told, audit lines chained. It belongs to their cost. */
const settleMs = 1200

/** Sends messages and measures what it takes. */
export async function measure(
  { server }: Setting,
  from: Side,
  to: Side,
  { bytes, atOnce, count }: Amount,
): Promise<Row> {
  const used = async () => [await cpuSeconds(from.pid), await cpuSeconds(to.pid), await cpuSecondsOfAll(server.pid)]
  await Promise.all([forgetPeak(from.pid), forgetPeak(to.pid)])
  const before = await used()
  const sent = await from.send({ to: to.name, url: to.url, bytes, count, atOnce })
  await sleep(settleMs)
  const cost = (await used()).map((seconds, index) => ((seconds - (before[index] ?? 0)) * 1000) / count)
  const [sender = 0, receiver = 0, postgres = 0] = cost
  await to.forget()
  return {
    from: from.product,
    to: to.product,
    bytes,
    at_a_time: atOnce,
    messages: count,
    failures: sent.failures,
    messages_per_second: rounded(count / sent.seconds, 2),
    megabytes_per_second: rounded((count * bytes) / 1e6 / sent.seconds, 2),
    cpu_ms_per_message: rounded(sender + receiver),
    sender_cpu_ms: rounded(sender),
    receiver_cpu_ms: rounded(receiver),
    postgres_cpu_ms_per_message: rounded(postgres),
    p50_ms: rounded(quantile(sent.milliseconds, 0.5)),
    p99_ms: rounded(quantile(sent.milliseconds, 0.99)),
    sender_peak_mib: await peakMegabytes(from.pid),
    receiver_peak_mib: await peakMegabytes(to.pid),
  }
}

/** Lets both sides compile and fill what they keep, before anything is measured. */
export async function warmUp(from: Side, to: Side, amount: Amount): Promise<void> {
  await from.send({ to: to.name, url: to.url, ...amount })
}
