import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Figures, rounded, timed } from './figures.ts'
import { folderSize } from './folder-size.ts'
import { withStatesOnDisk } from './states-on-disk.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The demonstration from start to end on a built checkout, the memory of one idle State, the size of an install. */
export async function boot(): Promise<Figures> {
  const demo = await timed(demonstration)
  const idle = await idleMemory()
  return {
    cores: cpus().length,
    demo_once_seconds: rounded(demo.seconds),
    demo_exit_status: demo.result,
    idle_state_resident_megabytes: rounded(idle, 0),
    install_node_modules_megabytes: rounded((await folderSize(join(root, 'node_modules'))) / 1e6, 0),
  }
}

/** `npm run demo -- --once` into a fresh folder; its lines go to standard error. */
async function demonstration(): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'sustento-bench-'))
  const args = ['run', '--silent', 'demo', '--', '--once', '--data', join(data, 'data'), '--out', join(data, 'out')]
  const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 2, 2] })
  const [code] = await once(child, 'exit')
  await rm(data, { recursive: true, force: true })
  return Number(code)
}

/** Resident memory of the process of one State with two authorities, ten seconds after it serves, in megabytes. */
function idleMemory(): Promise<number> {
  return withStatesOnDisk(['be'], async (at) => {
    await sleep(10_000)
    const status = await readFile(`/proc/${at.processOf('be-fr').pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1000
  })
}
