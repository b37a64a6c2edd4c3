import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  CertificateState,
  GetQueueRequest,
  ListMessagesRequest,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { eventually } from '@sustento/platform/testing/eventually'
import { testMetrics } from '@sustento/platform/testing/metrics'
import { startTestService, type TestService } from '../testing/service.ts'

const reader = testMetrics()
let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.stop())

const parent = 'tenants/ca-east'
const tenant = 'ca-east'
const east = (role: string) => service.as(tenant, role)

describe('the operator’s methods', () => {
  test.each(['supervisor', 'administrator', 'auditor'])('are open to %s', async (role) => {
    const { client } = service
    expect(await client.getQueue(GetQueueRequest.fromPartial({ parent }), await east(role))).toEqual({
      counts: [],
      stuck: 0n,
      oldestWaitingTime: undefined,
    })
    const { hours, days } = await client.getThroughput({ parent }, await east(role))
    expect([hours.length, days.length]).toEqual([24, 7])
    const { certificates } = await client.listCertificates({ parent }, await east(role))
    expect(certificates.map(({ partner }) => partner).toSorted()).toEqual([
      '',
      `${parent}/partners/nobody`,
      `${parent}/partners/west`,
    ])
    expect(certificates[0]?.state).not.toBe(CertificateState.CERTIFICATE_STATE_UNSPECIFIED)
  })

  test.each(['caseworker', 'service-cases'])('are not open to %s', async (role) => {
    const { client } = service
    const as = await east(role)
    const refused = { reason: 'PERMISSION_DENIED' }
    await expect(client.getQueue(GetQueueRequest.fromPartial({ parent }), as)).rejects.toMatchObject(refused)
    await expect(client.getThroughput({ parent }, as)).rejects.toMatchObject(refused)
    await expect(client.listCertificates({ parent }, as)).rejects.toMatchObject(refused)
  })

  test('give nobody what belongs to another authority', async () => {
    const { client } = service
    const foreign = await service.as('ca-west', 'administrator')
    const refused = { reason: 'WRONG_TENANT' }
    await expect(client.getQueue(GetQueueRequest.fromPartial({ parent }), foreign)).rejects.toMatchObject(refused)
    const smuggled = { parent: 'tenants/ca-west', partner: `${parent}/partners/west` }
    await expect(client.getQueue(smuggled, foreign)).rejects.toMatchObject(refused)
    await expect(client.getThroughput({ parent }, foreign)).rejects.toMatchObject(refused)
    await expect(client.listCertificates({ parent }, foreign)).rejects.toMatchObject(refused)
  })

  test('refuse what is no partner', async () => {
    const request = ListMessagesRequest.fromPartial({ parent, partner: `${parent}/messages/west` })
    await expect(service.client.listMessages(request, await east('administrator'))).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
    })
  })

  test('an auditor tests no partner, sends nothing again, gives nothing up', async () => {
    const { client } = service
    const as = await east('auditor')
    const refused = { reason: 'PERMISSION_DENIED' }
    const name = `${parent}/messages/${randomUUID()}`
    const requestId = randomUUID()
    await expect(client.pingPartner({ name: `${parent}/partners/west` }, as)).rejects.toMatchObject(refused)
    await expect(client.retryMessage({ name, requestId }, as)).rejects.toMatchObject(refused)
    await expect(client.giveUpMessage({ name, requestId, reason: 'x' }, as)).rejects.toMatchObject(refused)
    await expect(
      client.giveUpMessage({ name, requestId, reason: 'x' }, await east('caseworker')),
    ).rejects.toMatchObject(refused)
  })

  test('are REST as well', async () => {
    const { token } = await east('administrator')
    const get = async (path: string) => {
      const answer = await fetch(`${service.http}/v1/${parent}/${path}`, {
        headers: { Authorization: `Bearer ${token}` },
      })
      return { status: answer.status, body: (await answer.json()) as { days: object[]; certificates: object[] } }
    }
    expect(await get('messages:queue')).toMatchObject({ status: 200, body: { stuck: '0' } })
    expect((await get('messages:throughput')).body.days).toHaveLength(7)
    expect((await get('certificates')).body.certificates[0]).toMatchObject({ profile: 'edelivery-1.x' })
    const period = 'createdFrom=2026-01-01T00:00:00Z&createdUntil=2126-01-01T00:00:00Z&stuck=true'
    expect(await get(`messages?${period}`)).toMatchObject({ status: 200, body: { messages: [] } })
    expect(await get('messages?createdFrom=yesterday')).toMatchObject({ status: 400 })
  })
})

test('the partners say how they are reached and until when', async () => {
  const { partners } = await service.client.listPartners({ parent }, await east('administrator'))
  expect(partners[0]).toMatchObject({ profile: 'edelivery-1.x', ecodex: false, validUntil: expect.any(Date) })
})

test('what waits and what was tested are metrics', async () => {
  const { reason } = await service.client.pingPartner({ name: `${parent}/partners/nobody` }, await east('supervisor'))
  expect(await reader.values('sustento.messaging.pings')).toEqual([
    { partner: 'nobody', reason, 'sustento.tenant': tenant, value: 1 },
  ])
  await eventually(async () => {
    const queue = await reader.values('sustento.messaging.queue')
    expect(queue).toContainEqual({ state: 'failed', 'sustento.tenant': tenant, value: 0 })
    expect(queue).toHaveLength(10)
  })
  expect(await reader.values('sustento.messaging.stuck')).toContainEqual({ 'sustento.tenant': 'ca-west', value: 0 })
  expect(await reader.values('sustento.messaging.oldest_waiting')).toHaveLength(2)
})
