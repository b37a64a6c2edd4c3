import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from './terminal.ts'

const command = fileURLToPath(new URL('../../../services/messaging/dist/access-point/main.js', import.meta.url))

/** Makes `npm run access-point -- …` in a terminal the command itself, which is built, and `node` the one that runs here. */
export async function giveNpm(terminal: Terminal, checkout: string): Promise<void> {
  await mkdir(join(checkout, 'bin'))
  const npm = join(checkout, 'bin', 'npm')
  await writeFile(
    npm,
    `#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "${process.execPath}" "${command}" "$@"\n`,
  )
  await chmod(npm, 0o755)
  await terminal.run(`PATH='${join(checkout, 'bin')}':'${dirname(process.execPath)}':$PATH`)
}
