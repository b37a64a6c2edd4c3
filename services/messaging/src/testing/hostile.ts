import { expect } from '@jest/globals'
import type { TestMessaging } from './messaging.ts'
import { send, type TestAnswer } from './send.ts'
import { factsOf, keptBy, newAuditLines } from './state.ts'

const tenants = ['ca-east', 'ca-west']

/**
 * Sends something that must be refused with one of the codes, leave both tenants as they were and at most one line, and
 * of facts none but that it was refused.
 */
export async function expectRefused(
  messaging: TestMessaging,
  contentType: string,
  bytes: Uint8Array,
  ...codes: string[]
): Promise<TestAnswer> {
  const before = await Promise.all(tenants.map((tenant) => keptBy(messaging, tenant)))
  const told = await Promise.all(tenants.map((tenant) => factsOf(messaging, tenant)))
  for (const tenant of tenants) await newAuditLines(messaging, tenant)
  const answer = await send(messaging.endpoint, contentType, bytes)
  expect(codes).toContain(answer.kind)
  expect(await Promise.all(tenants.map((tenant) => keptBy(messaging, tenant)))).toEqual(before)
  const lines = (await Promise.all(tenants.map((tenant) => newAuditLines(messaging, tenant)))).flat()
  // Signed means that the tenant was found: then it has exactly one line.
  expect(lines).toMatchObject(answer.signed ? [{ outcome: 'refused', reason: answer.kind }] : [])
  const facts = await Promise.all(tenants.map((tenant) => factsOf(messaging, tenant)))
  const added = facts.flatMap((all, index) => all.slice(told[index]?.length))
  expect(added.length).toBeLessThanOrEqual(1)
  for (const { type } of added) expect(type).toBe('sustento.messaging.v1.MessageRefused')
  return answer
}
