import { readFile } from 'node:fs/promises'

/** What a process has used, as far as the system tells (Linux). */
export interface Usage {
  /** Memory that it holds now; 0 where nobody tells. */
  readonly residentBytes: number
  /** Processor time since it began; a busy machine gives less of it than the clock shows. */
  readonly cpuMs?: number
}

const pageBytes = 4096
/** Linux counts in ticks of a hundredth of a second towards every program (USER_HZ). */
const tickMs = 10

/** Looks at a process from outside: one that computes without end answers nothing. */
export async function usageOf(pid: number | undefined): Promise<Usage> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  // The second field is the name, in brackets; proc_pid_stat(5) numbers the one after it 3.
  const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(after[number - 3] ?? 0)
  const residentBytes = field(24) * pageBytes
  return stat ? { residentBytes, cpuMs: (field(14) + field(15)) * tickMs } : { residentBytes }
}
