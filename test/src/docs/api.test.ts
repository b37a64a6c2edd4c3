import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@sustento/platform/testing/eventually'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { type Installation, installation } from '../support/installation.ts'
import { signInAt } from '../support/user-token.ts'
import { readExamples } from './examples.ts'
import { like, namedIn } from './shown.ts'
import { curlAnswer, openTerminal, type Terminal } from './terminal.ts'

// Types the commands of docs/api.md, one after the other as an integrator would, at a Belgian State with its two
// authorities. What they answer is what the page shows.

const examples = readExamples(readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8'))
const hasCurl = spawnSync('sh', ['-c', 'curl --version']).status === 0
let at: Installation
let terminal: Terminal

/** The demonstration's Belgian State is the one that runs here. */
const here = (text: string) =>
  text.replace(/(?<=127\.0\.0\.1:)42(\d\d)/g, (_, port) => String(at.stateOf('be-fr').ports.web + Number(port)))

if (hasCurl) {
  beforeAll(async () => {
    at = await installation(['be', 'no'], { started: ['be'] })
    const checkout = await mkdtemp(join(presentRunFolder(), 'checkout-'))
    await symlink(at.data, join(checkout, '.sustento'))
    terminal = await openTerminal(checkout)
  })
  afterAll(async () => {
    await terminal?.close()
    await at?.close()
  })

  describe('docs/api.md', () => {
    test.each(examples)('$title', async ({ command, shown }) => {
      if (!shown) expect(await terminal.run(here(command))).toBe('')
      else if (shown.kind === 'text') await browse(await terminal.run(here(command)), new URL(here(shown.content)))
      else await compare(here(command), JSON.parse(shown.content))
    })
  })
} else {
  process.stdout.write('skipped: no curl, the examples of docs/api.md do not run\n')
  test('curl is not here', () => expect(hasCurl).toBe(false))
}

/** A person signs in at the address and is sent on, to where the page shows. */
async function browse(address: string, shown: URL): Promise<void> {
  const callback = `${shown.origin}${shown.pathname}`
  const end = await signInAt(address, at.credentials('be-fr', 'caseworker'), callback)
  const parameters = (url: URL) => Object.fromEntries(url.searchParams)
  expect(parameters(end)).toEqual(like(parameters(shown)))
  await keep(namedIn(parameters(shown), parameters(end)))
}

/** A command that only reads is typed again until what it shall show has happened. */
async function compare(command: string, shown: { status?: unknown }): Promise<void> {
  const failed = typeof shown.status === 'number'
  const ask = async () => {
    const answer = curlAnswer(await terminal.run(command))
    expect(answer).toEqual({
      status: failed ? shown.status : 200,
      mediaType: failed ? 'application/problem+json' : 'application/json',
      body: like(shown),
    })
    return answer.body
  }
  const reads = !command.includes(' -d ')
  await keep(namedIn(shown, await (reads ? eventually(ask) : ask())))
}

async function keep(values: [name: string, value: string][]): Promise<void> {
  for (const [name, value] of values) await terminal.run(`${name}='${value.replaceAll("'", "'\\''")}'`)
}
