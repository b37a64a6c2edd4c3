import { readFile } from 'node:fs/promises'

const pageBytes = 4096

/** Memory that a process holds now, where the system tells (Linux); otherwise 0. */
export async function residentBytes(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'latin1').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) * pageBytes
}
