import { test } from '@jest/globals'

/** Prescription level of a test assertion: mandatory, preferred, permitted. */
type Level = 'M' | 'P' | 'O'

/** Tests an assertion of "eDelivery AS4 Test Assertion Description" 1.2; the name is what `report.mjs` makes its table of. */
export function assertion(id: string, level: Level, inShort: string, holds: () => Promise<void>): void {
  test(`${id} | ${level} | ${inShort}`, holds)
}
