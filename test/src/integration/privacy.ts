import { beforeAll, expect, test } from '@jest/globals'
import { Answered } from '@sustento/embedded/demo/caseworker'
import { filesHolding, filesOf } from '../support/data-folder.ts'
import { onServer, tablesOf } from '../support/database-content.ts'
import { canary, numbers } from './canaries.ts'
import type { Played } from './played.ts'

const words = [canary, ...numbers]

/** Nothing that was told about people lies anywhere in the clear: not in files, rows, facts, logs or figures. */
export function privacy(get: () => Played): void {
  beforeAll(async () => {
    const who = await get().at.person('pt')
    // names also come in searches and in requests that are refused
    const found = await who.get(`tenants/pt/cases?query=Quorvexilan`)
    expect(found.cases).toHaveLength(1)
    const wrong = who.post('tenants/pt/cases', { file: { parties: [{ person: { familyNames: ['Quorvexilan'] } }] } })
    await expect(wrong).rejects.toThrow(Answered)
    for (const tenant of ['pt', 'be-fr', 'no'])
      await onServer(get().at, tenant, 'postgres', (db) => db.query('CHECKPOINT'))
  })

  test('whoever may read the case reads all of it, on both sides', async () => {
    const { at, regulation } = get()
    const [sender, receiver] = [await at.person('pt'), await at.person('be-fr')]
    const told = async (who: typeof sender, name: string) =>
      JSON.stringify([await who.get(name), await who.get(`${name}/documents`)])
    for (const text of [await told(sender, regulation.sent.case), await told(receiver, regulation.received.case)]) {
      expect(text.split(/quorvexil/i).length).toBeGreaterThan(15)
      expect(text).toContain(numbers[0])
    }
  })

  test('no file of a State holds it: tables, write-ahead logs, logs', async () => {
    const files = await filesOf(get().at)
    for (const kind of ['/pg_wal/', '/base/', '/state.log', '/server.log'])
      expect(files.filter((file) => file.includes(kind)).length).toBeGreaterThanOrEqual(3)
    // what does stand in files, so that the search is seen to find: a certificate, rows of tables
    const [certificate, instrument] = ['BEGIN CERTIFICATE', 'regulation-4-2009']
    const holding = await filesHolding(files, [...words, certificate, instrument])
    for (const word of words) expect({ word, files: holding.get(word) }).toEqual({ word, files: [] })
    expect(holding.get(certificate)).not.toEqual([])
    for (const place of ['/base/', '/pg_wal/'])
      expect(holding.get(instrument)?.some((file) => file.includes(place))).toBe(true)
  })

  test('no row of a database holds it: services, keys, facts, events, sessions', async () => {
    const holding: string[] = []
    let known = 0
    for (const tenant of ['pt', 'be-fr', 'no']) {
      for (const database of await databasesOf(tenant)) {
        const found = await onServer(get().at, tenant, database, async (db) => {
          const tables: { table: string; holds: number; reference: number }[] = []
          for (const table of await tablesOf(db)) {
            const { rows } = await db.query(
              `SELECT count(*) FILTER (WHERE t::text ~* $1)::int AS holds,
                      count(*) FILTER (WHERE t::text ~* $2)::int AS reference FROM ${table} t`,
              [anyForm(words), anyForm(['regulation-4-2009'])],
            )
            tables.push({ table, ...rows[0] })
          }
          return tables
        })
        holding.push(...found.filter(({ holds }) => holds > 0).map(({ table }) => `${database} ${table}`))
        known += found.filter(({ reference }) => reference > 0).length
      }
    }
    expect(holding).toEqual([])
    // cases, statistics, outboxes and events name the instrument, some as text and some as bytes
    expect(known).toBeGreaterThan(5)
  })

  async function databasesOf(tenant: string): Promise<string[]> {
    const list = 'SELECT datname FROM pg_database WHERE NOT datistemplate'
    const { rows } = await onServer(get().at, tenant, 'postgres', (db) => db.query(list))
    expect(rows.length).toBeGreaterThan(8)
    return rows.map(({ datname }) => datname as string)
  }

  test('no metric holds it', async () => {
    for (const { ports } of get().at.states) {
      for (const port of [...Object.values(ports.http), ports.web]) {
        const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
        expect(metrics).toContain('# TYPE sustento_rpc_duration')
        expect(words.filter((word) => metrics.toLowerCase().includes(word.toLowerCase()))).toEqual([])
      }
    }
  })
}

/** A pattern that finds the words as text and in bytes, which rows show as hexadecimal digits. */
const anyForm = (texts: string[]) => texts.flatMap((text) => [text, Buffer.from(text).toString('hex')]).join('|')
