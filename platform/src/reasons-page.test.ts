import { readFile } from 'node:fs/promises'
import { status } from '@grpc/grpc-js'
import { expect, test } from '@jest/globals'
import { reasons } from './reasons.ts'
import { reasonsPage } from './reasons-page.ts'

test('docs/reasons.md is what the table says; after a change: node tools/reasons.mjs', async () => {
  expect(await readFile(new URL('../../docs/reasons.md', import.meta.url), 'utf8')).toBe(reasonsPage())
})

test('the page names the codes as gRPC does', () => {
  for (const [name, { code }] of Object.entries(reasons))
    expect(reasonsPage()).toContain(`| \`${name}\` | ${status[code]} (${code}) |`)
})
