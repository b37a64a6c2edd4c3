import { cpus, loadavg } from 'node:os'
import { type Figures, rounded } from '../figures.ts'
import { type Bound, boundOf } from './bound.ts'
import { buildPhase4 } from './build-phase4.ts'
import { measure, type Row, warmUp } from './measure.ts'
import { openSetting, type Setting } from './setting.ts'

/** What is measured. */
export interface As4Options {
  /** Messages of 10 kB for each figure; of larger ones fewer go. */
  count: number
  /** Bytes of the payloads. */
  sizes: number[]
  atOnce: number[]
}

/** Signed, encrypted and compressed messages over the loopback interface, from each product to each. */
export async function as4({ count, sizes, atOnce }: As4Options): Promise<Figures> {
  const missing = buildPhase4()
  const withPhase4 = missing === undefined
  const load = loadavg()[0] ?? 0
  const bounds = sizes.map(boundOf)
  const setting = await openSetting(withPhase4)
  try {
    const runs: Row[] = []
    for (const bytes of sizes) {
      for (const [from, to] of pairsOf(withPhase4, setting)) {
        const all = Math.max(1, Math.round(count / costOf(bytes)))
        await warmUp(from, to, { bytes, atOnce: 4, count: all })
        for (const n of atOnce)
          runs.push(await measure(setting, from, to, { bytes, atOnce: n, count: Math.max(n, all) }))
      }
    }
    return {
      cores: cpus().length,
      load_before: rounded(load),
      load_after: rounded(loadavg()[0] ?? 0),
      phase4: missing === undefined ? 'measured in the same run' : `not measured: ${missing}`,
      bound: bounds,
      runs,
      ratios: ratiosOf(runs, bounds),
    }
  } finally {
    await setting.close()
  }
}

/** How much longer a message takes than one of 10 kB, about. */
const costOf = (bytes: number) => Math.min(75, Math.max(1, bytes / 80_000))

function pairsOf(withPhase4: boolean, { side }: Setting) {
  const pairs: [string, string][] = [['ours-a', 'ours-b']]
  if (withPhase4) pairs.push(['ours-a', 'phase4-b'], ['phase4-a', 'ours-b'], ['phase4-a', 'phase4-b'])
  return pairs.map(([from, to]) => [side(from), side(to)] as const)
}

function ratiosOf(runs: Row[], bounds: Bound[]): object[] {
  const from = (product: string) => runs.filter((row) => row.from === product && row.to === product)
  return from('ours').map((row) => {
    const bound = bounds.find(({ bytes }) => bytes === row.bytes)?.total_ms ?? 0
    const peer = from('phase4').find(({ bytes, at_a_time }) => bytes === row.bytes && at_a_time === row.at_a_time)
    const withPostgres = row.cpu_ms_per_message + row.postgres_cpu_ms_per_message
    return {
      bytes: row.bytes,
      at_a_time: row.at_a_time,
      share_of_bound: rounded(bound / row.cpu_ms_per_message, 2),
      share_of_bound_with_postgres: rounded(bound / withPostgres, 2),
      ...(peer && {
        messages_per_cpu_second_to_phase4: rounded(peer.cpu_ms_per_message / row.cpu_ms_per_message, 2),
        the_same_with_postgres: rounded(peer.cpu_ms_per_message / withPostgres, 2),
        memory_to_phase4: rounded(memoryOf(row) / memoryOf(peer), 2),
      }),
    }
  })
}

const memoryOf = (row: Row) => row.sender_peak_mib + row.receiver_peak_mib
