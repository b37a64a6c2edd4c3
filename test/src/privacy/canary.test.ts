import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { filesHolding, filesOf } from '../support/data-folder.ts'
import { inDatabase } from '../support/database-content.ts'
import { exchange } from '../support/exchange.ts'
import { type Installation, installation } from '../support/installation.ts'

// Words that stand nowhere else, typed into every personal field of a case that is sent, received and acknowledged.

const canaries = ['Zyxwandrosch', 'Quibbelfrint', 'Vrondelmaxx', 'Jorphulainen', 'Kwestrimpold', 'Blenquarthee']

let at: Installation

beforeAll(async () => {
  at = await installation(['pt', 'be'])
  await exchange(at, 'scenario-a', (scenario) => {
    const { parties } = scenario.file as { parties: { person: Record<string, unknown> }[] }
    for (const [i, { person }] of parties.entries()) {
      person.familyNames = canaries[i]
      person.givenNames = canaries[i + 3]
      person.birthPlace = canaries[(i + 1) % 6]
      person.occupation = canaries[(i + 2) % 6]
    }
  })
}, 240_000)

afterAll(() => at.close(), 60_000)

test('no file of any State holds a name that was typed: data, write-ahead logs, logs', async () => {
  for (const { spec } of at.states) {
    const [tenant = { id: '' }] = spec.tenants
    await inDatabase(at, tenant.id, 'cases', (db) => db.query('CHECKPOINT'))
  }
  const files = await filesOf(at)
  expect(files.some((file) => file.includes('/pg_wal/'))).toBe(true)
  expect(await filesHolding(files, canaries)).toEqual([])
}, 120_000)

test('the search finds a word that does stand in a file', async () => {
  const files = await filesOf(at)
  expect((await filesHolding(files, ['be-fr access point'])).length).toBeGreaterThan(0)
})

test('metrics and facts hold none of the names', async () => {
  for (const { ports, spec } of at.states) {
    for (const port of Object.values(ports.http)) {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      expect(metrics).toContain('# TYPE')
      expect(canaries.filter((word) => metrics.includes(word))).toEqual([])
    }
    for (const { id } of spec.tenants) {
      const facts = await inDatabase(at, id, 'cases', (db) =>
        db.query(`SELECT encode(data, 'escape') AS text FROM outbox`),
      )
      const text = facts.rows.map((row) => row.text).join('\n')
      expect(canaries.filter((word) => text.includes(word))).toEqual([])
    }
  }
})
