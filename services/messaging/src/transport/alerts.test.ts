import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemClock } from '@sustento/platform/clock'
import { eventually } from '@sustento/platform/testing/eventually'
import { silentLog } from '@sustento/platform/testing/log'
import { testMetrics } from '@sustento/platform/testing/metrics'
import { revocationChecker } from '../revocation/checker.ts'
import { unanswered } from '../revocation/finding.ts'
import { testAuthority } from '../testing/authority.ts'
import { startTestService, type TestService } from '../testing/service.ts'
import { headerOf, requestsOf } from '../testing/submit-requests.ts'

// The rules of docs/operations.md ask for what the service exports, under the same names, labels and values.

const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8')
const rules = /## Alerts.*?```yaml\n(.*?)```/s.exec(page)?.[1] ?? ''
const [, ...ours] = rules.split(/- name: /)
const parts = ours
  .filter((group) => group.startsWith('sustento-'))
  .flatMap((group) => group.split(/- alert: /).slice(1))

const metrics = testMetrics()
let service: TestService
let exported = ''

beforeAll(async () => {
  service = await startTestService()
  await whatIsCounted()
  exported = await eventually(async () => {
    const text = await metrics.text()
    expect(text).toMatch(/sustento_messaging_attempts_total{[^}]*outcome="receipt"/)
    expect(text).toMatch(/sustento_messaging_attempts_total{[^}]*outcome="unconfirmed"/)
    expect(text).toMatch(/sustento_messaging_evidence_overdue{/)
    expect(text).toMatch(/sustento_loop_failures{[^}]*loop="housekeeping"/)
    return text
  })
})
afterAll(() => service.stop())

/** Counters begin when something is counted. */
async function whatIsCounted(): Promise<void> {
  const { client, as, as4 } = service
  const [cases, operator] = [await as('ca-east', 'service-cases'), await as('ca-east', 'supervisor')]
  for (const partner of ['west', 'nobody']) {
    const header = headerOf({ partner: `tenants/ca-east/partners/${partner}` })
    await client.submitMessage(requestsOf(header), cases)
  }
  await client.pingPartner({ name: 'tenants/ca-east/partners/nobody' }, operator)
  await fetch(as4, { method: 'POST', body: '<x/>', headers: { 'content-type': 'application/soap+xml' } })
  const root = await testAuthority('Root', systemClock.now())
  const certificate = await root.certify('Partner', generateKeyPairSync('ed25519').publicKey)
  const ask = async () => unanswered('nobody is there')
  const options = { ask, unanswered: 'open', waitMs: 1000, clock: systemClock, log: silentLog } as const
  await revocationChecker(options).look([certificate], [root.certificate])
}

/** The series of a metric: the labels of each. */
const seriesOf = (metric: string) =>
  [...exported.matchAll(new RegExp(`^${metric}{([^}]*)}`, 'gm'))].map(([, labels = '']) => labels)

test('there is a rule for all that an operator is called for', () => {
  expect(parts.map((rule) => rule.split('\n')[0])).toEqual([
    'MessageNotDelivered',
    'MessagesStuck',
    'MessagesNotTakenOver',
    'MessagesNotForwarded',
    'PartnerUnreachable',
    'PartnerTestFailed',
    'MessagesRefused',
    'EvidenceOverdue',
    'CertificateEnds',
    'CertificateEndsWithinAWeek',
    'RevocationUnanswered',
    'RetentionFails',
    'LoopFails',
  ])
})

test.each(parts.map((rule) => [rule.split('\n')[0] ?? '', rule] as const))(
  '%s asks for what is exported',
  (_, rule) => {
    const grouped = [...rule.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(', '))
    const asked = [...rule.matchAll(/\b(sustento_\w+)(?:{(\w+)(=~?|!=)"([^"]*)"})?/g)].filter(
      ([, name]) => name !== 'sustento_tenant',
    )
    expect(asked).not.toEqual([])
    for (const [, metric = '', label, how, value = ''] of asked) {
      const series = seriesOf(metric)
      expect([metric, series.length > 0]).toEqual([metric, true])
      for (const each of grouped)
        expect([metric, series.at(-1)]).toEqual([metric, expect.stringContaining(`${each}="`)])
      if (label === undefined) continue
      for (const one of how === '!=' ? [''] : value.split('|')) {
        const wanted = how === '!=' ? `${label}="` : `${label}="${one}"`
        expect([wanted, series.some((each) => each.includes(wanted))]).toEqual([wanted, true])
      }
    }
  },
)
