import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../../interop/build.mjs', import.meta.url))

/** Builds phase4; where that cannot be done here, says why. */
export function buildPhase4(): string | undefined {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'phase4'], { encoding: 'utf8' })
  if (status === 0) return undefined
  if (status === 2) return stdout.trim()
  throw new Error(`phase4 cannot be built: ${stderr}`)
}
