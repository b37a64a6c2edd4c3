import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { fixedClock } from '@sustento/platform/clock'
import { refusalFile } from './refusals.ts'

const dir = await mkdtemp(join(tmpdir(), 'sustento-refusals-'))
afterAll(() => rm(dir, { recursive: true }))

test('F.30 a flood of refusals takes no more room than it may, and the newest are kept in their order', async () => {
  const path = join(dir, 'refused.jsonl')
  const write = refusalFile(path, fixedClock('2026-11-22T10:00:00Z'), { bytes: 1000, kept: 2 })
  const ids = Array.from({ length: 100 }, (_, index) => `${index}@north.example`)
  await Promise.all(ids.map((messageId) => write({ messageId, code: 'EBMS:0101', detail: 'not this one' })))
  const names = (await readdir(dir)).toSorted()
  expect(names).toEqual(['refused.jsonl', 'refused.jsonl.1', 'refused.jsonl.2'])
  for (const name of names) expect((await stat(join(dir, name))).size).toBeLessThanOrEqual(1000)
  const texts = await Promise.all(names.toReversed().map((name) => readFile(join(dir, name), 'utf8')))
  const kept = texts.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line).messageId)
  expect(kept.length).toBeGreaterThan(18)
  expect(kept).toEqual(ids.slice(-kept.length))
})
