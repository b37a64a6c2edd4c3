import { expect, test } from '@jest/globals'
import { Answered } from '@sustento/embedded/demo/caseworker'
import { until } from '@sustento/embedded/demo/wait'
import { runningPort, startServer, stopServer } from '@sustento/platform/embedded/postgres-server'
import { rest } from '../support/rest.ts'
import type { Edge } from './edge.ts'

/** The database server of a State goes away while it serves, and comes back. */
export function databaseAway(get: () => Edge): void {
  test('every door says so, and serves again by itself', async () => {
    const { at, token } = get()
    const { folders, ports } = at.stateOf('pt')
    const who = await at.person('pt')
    const list = () => rest(ports.http.cases, token, 'GET', 'tenants/pt/cases')
    const { body: before } = await list()
    await stopServer(folders.postgres, 'immediate')
    try {
      const away = { status: 503, reason: 'DATABASE_UNAVAILABLE' }
      expect(await list()).toMatchObject({ status: 503, mediaType: 'application/problem+json', body: away })
      await expect(who.get('tenants/pt/cases')).rejects.toMatchObject(away)
      await until('not ready', async () => ((await ready(ports.web)) === 503 ? true : undefined))
    } finally {
      await startServer(folders.postgres, ports.postgres, {})
    }
    expect(await runningPort(folders.postgres)).toBe(ports.postgres)
    const after = await until('cases serves again', async () => {
      const answer = await list()
      return answer.status === 200 ? answer.body : undefined
    })
    expect(after).toEqual(before)
    await until('the web serves again', () => who.get('tenants/pt/cases').catch(stillAway))
    await until('ready again', async () => ((await ready(ports.web)) === 200 ? true : undefined))
  })
}

const ready = async (port: number) => (await fetch(`http://127.0.0.1:${port}/ready`)).status

function stillAway(error: unknown): undefined {
  if (!(error instanceof Answered) || error.status !== 503) throw error
}
