import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { fixedClock } from '@sustento/platform/clock'
import { silentLog } from '@sustento/platform/testing/log'
import { testAuthority } from '../testing/authority.ts'
import { revocationChecker } from './checker.ts'
import { unanswered } from './finding.ts'

const clock = fixedClock('2026-11-22T10:00:00Z')
const root = await testAuthority('Root', clock.now())
const between = await root.below('Between')
const { publicKey } = generateKeyPairSync('ed25519')
const certificate = await between.certify('Partner', publicKey)
const issuers = [between.certificate, root.certificate]
const revocation = { at: new Date('2026-11-20T08:00:00Z'), reason: 'keyCompromise' }
const finding = { from: clock.now(), until: new Date('2026-11-23T10:00:00Z') }

function checkerOf(revoked: (subject: string) => boolean | undefined, waitMs = 1000) {
  const asked: string[] = []
  const checker = revocationChecker({
    ask: async (issued) => {
      asked.push(issued.certificate.subject)
      const isRevoked = revoked(issued.certificate.subject) ?? unanswered('nobody is there')
      return { ...finding, revoked: isRevoked, revocation: isRevoked ? revocation : undefined }
    },
    unanswered: 'closed',
    waitMs,
    clock,
    log: silentLog,
  })
  return { checker, asked }
}

test('every certificate up to the root is asked about, once', async () => {
  const { checker, asked } = checkerOf(() => false)
  await checker.look([certificate], issuers)
  await checker.look([certificate], issuers)
  expect(asked).toEqual(['CN=Partner', 'CN=Between'])
  expect(checker.withdrawal(certificate, issuers)).toBeUndefined()
})

test.each(['CN=Partner', 'CN=Between'])('a certificate counts no more when %s was revoked', async (gone) => {
  const { checker } = checkerOf((subject) => subject === gone)
  await checker.look([certificate], issuers)
  expect(checker.withdrawal(certificate, issuers)).toEqual({ isRevoked: true, revocation })
})

test('a certificate about which nobody answers is asked about again a minute later', async () => {
  const { checker, asked } = checkerOf(() => undefined)
  await checker.look([certificate], issuers)
  await checker.look([certificate], issuers)
  expect(asked).toHaveLength(2)
  expect(checker.withdrawal(certificate, issuers)).toEqual({ isRevoked: false })
  clock.advance(60_000)
  await checker.look([certificate], issuers)
  expect(asked).toHaveLength(4)
})

test('one whose issuer is not at hand is not asked about, and one that stands for itself needs nobody', async () => {
  const { checker, asked } = checkerOf(() => false)
  await checker.look([certificate, root.certificate], [])
  expect(asked).toEqual([])
  expect(checker.withdrawal(certificate, [])).toEqual({ isRevoked: false })
  expect(checker.withdrawal(root.certificate, [])).toBeUndefined()
})
