import { readdir, readFile, writeFile } from 'node:fs/promises'

const ticksPerSecond = 100

/** CPU seconds that a process has used, with all its threads. */
export async function cpuSeconds(pid: number): Promise<number> {
  const { own } = await ticksOf(pid)
  return own / ticksPerSecond
}

/** CPU seconds of a server with all its children, also those that have ended. */
export async function cpuSecondsOfAll(pid: number): Promise<number> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  // one that ends meanwhile is counted by its parent
  const all = await Promise.all(numbers.map((each) => ticksOf(each).catch(() => undefined)))
  const children = all.filter((each) => each?.parent === pid).reduce((sum, each) => sum + (each?.own ?? 0), 0)
  const { own, ended } = await ticksOf(pid)
  return (own + ended + children) / ticksPerSecond
}

/** Fields of proc_pid_stat(5); the name of the program, in brackets, may have anything in it. */
async function ticksOf(pid: number): Promise<{ parent: number; own: number; ended: number }> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11)
  return { parent, own: user + system, ended: endedUser + endedSystem }
}

/** Forgets how much memory a process has had at most. */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5')

/** Most memory in MiB (resident set) that a process has had since. */
export async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024)
}
