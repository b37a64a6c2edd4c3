import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from './terminal.ts'

const built = (command: string) =>
  fileURLToPath(new URL(`../../../services/messaging/dist/${command}/main.js`, import.meta.url))

/** Makes `npm run access-point -- …`, and `partners` likewise, in a terminal the command itself, which is built, and `node` the one that runs here. */
export async function giveNpm(terminal: Terminal, checkout: string): Promise<void> {
  await mkdir(join(checkout, 'bin'))
  const npm = join(checkout, 'bin', 'npm')
  await writeFile(
    npm,
    [
      '#!/bin/sh',
      'while [ "$1" != -- ]; do command=$1; shift; done',
      'shift',
      'case $command in',
      `  partners) exec "${process.execPath}" "${built('partners')}" "$@" ;;`,
      `  *) exec "${process.execPath}" "${built('access-point')}" "$@" ;;`,
      'esac',
      '',
    ].join('\n'),
  )
  await chmod(npm, 0o755)
  await terminal.run(`PATH='${join(checkout, 'bin')}':'${dirname(process.execPath)}':$PATH`)
}
