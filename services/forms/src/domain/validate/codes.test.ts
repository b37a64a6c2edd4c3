import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { findingCodes } from './context.ts'

/** Found by the cases, which know more than the form does. */
const ofCases = ['CASE_CHANGED', 'PROTECTED_HERE']

test('the page on forms explains each code of a finding, once, and no other', () => {
  const page = readFileSync(new URL('../../../../../docs/forms.md', import.meta.url), 'utf8')
  const table = page.slice(page.indexOf('## Findings'), page.indexOf('**Totals.**'))
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  const codes = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z]+(_[A-Z]+)+|[A-Z]{4,}/g) ?? [])
  expect(codes.sort()).toEqual([...findingCodes, ...ofCases].sort())
})
