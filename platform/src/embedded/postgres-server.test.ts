import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { canEnter, serverUser } from './os-user.ts'
import { createServer, isAlive, runningPort, startServer, stopServer } from './postgres-server.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sustento-server-'))
})
afterAll(async () => {
  await stopServer(folder, 'immediate')
  await rm(folder, { recursive: true, force: true })
})

async function ask(port: number, password: string): Promise<unknown> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  await client.connect()
  const { rows } = await client.query(`SELECT 'ä' < 'z' AS by_letter, 'Z' < 'a' AS upper_first`)
  await client.end()
  return rows[0]
}

test('a server is made, started, adopted, killed, started again and stopped', async () => {
  expect(await runningPort(folder)).toBeUndefined()
  await createServer(folder, 'a password', ['--no-sync'])
  const port = await freePort()
  await startServer(folder, port, { fsync: 'off' })
  expect(await runningPort(folder)).toBe(port)
  expect(await ask(port, 'a password')).toEqual({ by_letter: false, upper_first: true })
  await expect(ask(port, 'another')).rejects.toMatchObject({ code: '28P01' })

  await stopServer(folder, 'immediate')
  expect(await runningPort(folder)).toBeUndefined()
  const other = await freePort()
  await startServer(folder, other, {})
  expect(await runningPort(folder)).toBe(other)
  await stopServer(folder)
  await stopServer(folder)
  expect(await runningPort(folder)).toBeUndefined()
})

test('a server that cannot start says why', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'sustento-empty-'))
  await mkdir(join(empty, 'data'))
  await chmod(empty, 0o755)
  await expect(startServer(empty, 1, {})).rejects.toThrow(/not a database cluster directory|Permission denied/)
  await rm(empty, { recursive: true })
})

describe('the account of the server', () => {
  test('is never root', async () => {
    const user = await serverUser()
    expect(user?.uid).not.toBe(0)
    expect(user === undefined).toBe(process.getuid?.() !== 0)
  })

  test('does not reach what lies under a private folder of another account', async () => {
    const hidden = await mkdtemp(join(tmpdir(), 'sustento-private-'))
    const inside = join(hidden, 'inside')
    await mkdir(inside)
    const stranger = { uid: 64_999, gid: 64_999 }
    expect(await canEnter(stranger, inside)).toBe(false)
    await chmod(hidden, 0o711)
    expect(await canEnter(stranger, inside)).toBe(true)
    expect(await canEnter(undefined, inside)).toBe(true)
    await rm(hidden, { recursive: true })
  })
})

test('a process that ended is not alive', () => {
  expect(isAlive(process.pid)).toBe(true)
  expect(isAlive(2 ** 22 + 1)).toBe(false)
})
