import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freePort } from '@sustento/platform/embedded/free-port'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { readExamples } from '../docs/examples.ts'
import { giveNpm } from '../docs/npm.ts'
import { like } from '../docs/shown.ts'
import { openTerminal, type Terminal } from '../docs/terminal.ts'

// Types the commands of docs/guides/connect-a-partner.md.

const page = fileURLToPath(new URL('../../../docs/guides/connect-a-partner.md', import.meta.url))
const examples = readExamples(readFileSync(page, 'utf8'))

let terminal: Terminal
let port: string
beforeAll(async () => {
  const checkout = await mkdtemp(join(presentRunFolder(), 'partner-'))
  await chmod(checkout, 0o711)
  await symlink(fileURLToPath(new URL('../../../test', import.meta.url)), join(checkout, 'test'))
  terminal = await openTerminal(checkout)
  await giveNpm(terminal, checkout)
  port = String(await freePort())
})
afterAll(() => terminal?.close(), 60_000)

test.each(examples)(
  '$title',
  async ({ command, shown }) => {
    const printed = await terminal.run(command.replaceAll('8181', port))
    if (shown?.kind === 'json') expect(JSON.parse(printed)).toEqual(like(JSON.parse(shown.content)))
    else expect(printed).toBe(shown?.content ?? '')
  },
  300_000,
)
