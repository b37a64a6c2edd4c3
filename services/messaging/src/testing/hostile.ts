import { expect } from '@jest/globals'
import type { TestMessaging } from './messaging.ts'
import { send, type TestAnswer } from './send.ts'
import { newAuditLines, stateOf } from './state.ts'

/** Sends something that must be refused with one of the codes, leave both tenants as they were and at most one line. */
export async function expectRefused(
  messaging: TestMessaging,
  contentType: string,
  bytes: Uint8Array,
  ...codes: string[]
): Promise<TestAnswer> {
  const tenants = ['ca-east', 'ca-west']
  const before = await Promise.all(tenants.map((tenant) => stateOf(messaging, tenant)))
  for (const tenant of tenants) await newAuditLines(messaging, tenant)
  const answer = await send(messaging.endpoint, contentType, bytes)
  expect(codes).toContain(answer.kind)
  expect(await Promise.all(tenants.map((tenant) => stateOf(messaging, tenant)))).toEqual(before)
  const lines = (await Promise.all(tenants.map((tenant) => newAuditLines(messaging, tenant)))).flat()
  // Signed means that the tenant was found: then it has exactly one line.
  expect(lines).toMatchObject(answer.signed ? [{ outcome: 'refused', reason: answer.kind }] : [])
  return answer
}
