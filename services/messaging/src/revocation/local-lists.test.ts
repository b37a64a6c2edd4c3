import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { silentLog } from '@sustento/platform/testing/log'
import { localLists } from './local-lists.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sustento-lists-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = async () => (await localLists(folder, 100, silentLog)).map(String)

test('files are read, also through a link as secrets are mounted; folders and hidden files are not', async () => {
  await mkdir(join(folder, '..data'))
  await writeFile(join(folder, '..data', 'a.crl'), 'first')
  await symlink(join('..data', 'a.crl'), join(folder, 'a.crl'))
  await writeFile(join(folder, 'b.crl'), 'x'.repeat(100))
  expect((await read()).toSorted()).toEqual(['first', 'x'.repeat(100)])
})

test('what is too large, or is no file, is looked at and not read; the others count', async () => {
  await writeFile(join(folder, 'huge.crl'), '')
  await truncate(join(folder, 'huge.crl'), 2 ** 40)
  await writeFile(join(folder, 'over.crl'), 'x'.repeat(101))
  execFileSync('mkfifo', [join(folder, 'pipe.crl')])
  expect((await read()).toSorted()).toEqual(['first', 'x'.repeat(100)])
})

test('a folder that is not there has no lists', async () => {
  expect(await localLists(join(folder, 'none'), 100, silentLog)).toEqual([])
})
