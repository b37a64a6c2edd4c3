import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { Refused } from '@sustento/platform/errors'
import { testCtx } from '@sustento/platform/testing/ctx'
import { sweepSpools } from '../store/spools.ts'
import { whole } from '../testing/chunks.ts'
import { testMessaging } from '../testing/messaging.ts'
import { messagesOf, stateOf } from '../testing/state.ts'
import { dataOf, submissionOf, submit } from '../testing/submit.ts'
import { downloadEvidence, downloadPart } from './download.ts'
import { readMessage } from './read-messages.ts'
import { sendNext } from './send/send-next.ts'
import type { Submission } from './submission.ts'
import { submitMessage } from './submit-message.ts'

const messaging = await testMessaging()
const { app, clock, tenants } = messaging
afterAll(() => messaging.close())

const ctx = testCtx('ca-east')
const nameOf = (id: string) => `tenants/ca-east/messages/${id}`
const sendAll = async () => {
  while (await sendNext(app, 'ca-east')) {}
}
/** As in life: an attempt that a busy machine turns away is made again later, with the same bytes. */
const sendUntilDelivered = async (id: string) => {
  for (let rounds = 0; rounds < 5; rounds++) {
    await sendAll()
    const { row } = await readMessage(app, ctx, nameOf(id))
    if (row.state !== 'sending') return
    clock.advance(600_000)
  }
}
const large = randomBytes(2 << 20)
const content = Buffer.from('<application><name>Aurélie Testgården</name></application>')

/** The reason with which a submission is refused, or nothing. */
async function refusalOf(submission: Submission, contents: Uint8Array[] = [content]): Promise<string> {
  try {
    await submitMessage(app, ctx, submission, dataOf(submission, contents))
    return ''
  } catch (error) {
    if (error instanceof Refused) return error.reason
    throw error
  }
}

describe('a submission', () => {
  test('is taken over once for a request id, and the same content gives the same message', async () => {
    const submission = submissionOf([content])
    const before = (await messagesOf(messaging, 'ca-east')).length
    const first = await submitMessage(app, ctx, submission, dataOf(submission, [content]))
    expect(await submitMessage(app, ctx, submission, dataOf(submission, [content]))).toBe(first)
    const both = await Promise.all([1, 2].map(() => submitMessage(app, ctx, submission, dataOf(submission, [content]))))
    expect(both).toEqual([first, first])
    expect(await messagesOf(messaging, 'ca-east')).toHaveLength(before + 1)
    expect((await stateOf(messaging, 'ca-east')).spools).toEqual([])
  })

  test('with a used request id and other content is refused', async () => {
    const requestId = randomUUID()
    await submit(messaging, [content], { requestId })
    const before = await stateOf(messaging, 'ca-east')
    expect(await refusalOf(submissionOf([content], { requestId, action: 'acknowledgement' }))).toBe('REQUEST_ID_REUSED')
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  const [part] = submissionOf([content]).parts
  const kind = { name: 'kind', value: 'form-xml' }
  const withPart = (change: object) => submissionOf([content], { parts: [{ ...part, ...change } as never] })

  test.each<[string, Submission, string]>([
    ['an unknown partner', submissionOf([content], { partner: 'south' }), 'PARTNER_UNKNOWN'],
    ['no request id', submissionOf([content], { requestId: '' }), 'REQUEST_ID_INVALID'],
    ['a line feed in the conversation', submissionOf([content], { conversationId: 'case\n7' }), 'INVALID_ARGUMENT'],
    [
      'a character that XML does not have',
      submissionOf([content], { conversationId: 'case\ufffe7' }),
      'INVALID_ARGUMENT',
    ],
    ['half a character', submissionOf([content], { conversationId: 'case\ud8007' }), 'INVALID_ARGUMENT'],
    [
      'a character set that does not exist',
      withPart({ properties: [{ name: 'CharacterSet', value: 'utf 8' }] }),
      'INVALID_ARGUMENT',
    ],
    ['an action that is not agreed', submissionOf([content], { action: 'divorce' }), 'INVALID_ARGUMENT'],
    ['a wire id that is none', submissionOf([content], { messageId: 'east' }), 'INVALID_ARGUMENT'],
    ['a property twice', submissionOf([content], { properties: [kind, kind] }), 'INVALID_ARGUMENT'],
    ['a property of ours', withPart({ properties: [{ name: 'MimeType', value: 'a/b' }] }), 'INVALID_ARGUMENT'],
    ['too many parts', submissionOf(Array.from({ length: 29 }, () => content)), 'INVALID_ARGUMENT'],
    ['a part id with markup', withPart({ id: '<p>' }), 'INVALID_ARGUMENT'],
    ['a media type with markup', withPart({ mediaType: 'text/xml"; x="' }), 'INVALID_ARGUMENT'],
    ['a digest that is none', withPart({ sha256: 'abc' }), 'INVALID_ARGUMENT'],
    ['another digest', withPart({ sha256: '0'.repeat(64) }), 'INVALID_ARGUMENT'],
    ['more data than said', withPart({ size: content.length - 1 }), 'INVALID_ARGUMENT'],
    ['less data than said', withPart({ size: content.length + 1 }), 'INVALID_ARGUMENT'],
    ['data of another part', withPart({ id: 'other' }), 'INVALID_ARGUMENT'],
    ['a part that is too large', withPart({ size: (16 << 20) + 1 }), 'PAYLOAD_TOO_LARGE'],
  ])('with %s is refused and leaves nothing', async (what, submission, reason) => {
    const before = await stateOf(messaging, 'ca-east')
    const data = what === 'data of another part' ? submissionOf([content]) : submission
    const refusal = submitMessage(app, ctx, submission, dataOf(data, [content]))
    await expect(refusal).rejects.toMatchObject({ reason })
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  test('that our partner would take for a bomb is refused', async () => {
    const zeros = Buffer.alloc(5 << 20)
    expect(await refusalOf(submissionOf([zeros]), [zeros])).toBe('PAYLOAD_TOO_LARGE')
  })

  test('that took so long that its content was swept fails, and may be repeated', async () => {
    const before = await messagesOf(messaging, 'ca-east')
    const submission = submissionOf([large])
    const db = await tenants.dbs.get('ca-east')
    async function* slow() {
      yield* dataOf(submission, [large])
      clock.advance(1)
      await sweepSpools(db, clock.now())
    }
    await expect(submitMessage(app, ctx, submission, slow())).rejects.toThrow('was swept')
    expect(await messagesOf(messaging, 'ca-east')).toEqual(before)
    await submitMessage(app, ctx, submission, dataOf(submission, [large]))
  })

  test('whose stream breaks leaves nothing', async () => {
    const before = await stateOf(messaging, 'ca-east')
    const submission = submissionOf([content])
    async function* broken() {
      yield { part: 'p1', data: content.subarray(0, 10) }
      throw new Error('the caller is gone')
    }
    await expect(submitMessage(app, ctx, submission, broken())).rejects.toThrow('the caller is gone')
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })
})

describe('an exchange between two tenants', () => {
  const contents = [content, randomBytes(3_200_000), Buffer.alloc(0)]

  test('brings every byte across, and both sides have the same message on the wire', async () => {
    const id = await submit(messaging, contents)
    await sendUntilDelivered(id)
    const sent = await readMessage(app, ctx, nameOf(id))
    expect(sent.row.state).toBe('delivered')
    const [received] = (await messagesOf(messaging, 'ca-west')).filter((row) => row.messageId === sent.row.messageId)
    const west = testCtx('ca-west')
    const there = `tenants/ca-west/messages/${received?.id}`
    const view = await readMessage(app, west, there)
    expect(
      view.parts.map(({ id: part, kind, mediaType, size, sha256, documentKind }) => ({
        part,
        kind,
        mediaType,
        size,
        sha256,
        documentKind,
      })),
    ).toEqual(
      sent.parts.map(({ kind, mediaType, size, sha256, documentKind }, index) => ({
        part: `part-${index + 1}`,
        kind,
        mediaType,
        size,
        sha256,
        documentKind,
      })),
    )
    expect(view.evidences.map(({ kind }) => kind)).toEqual(['received', 'receipt-issued'])
    for (const [index, original] of contents.entries()) {
      expect((await whole(await downloadPart(app, west, there, `part-${index + 1}`))).equals(original)).toBe(true)
      expect((await whole(await downloadPart(app, ctx, nameOf(id), `p${index + 1}`))).equals(original)).toBe(true)
    }
    for (const kind of ['wire-message', 'receipt']) {
      const ours = await downloadEvidence(app, ctx, nameOf(id), { kind })
      const theirs = await downloadEvidence(app, west, there, { kind })
      expect(theirs.mediaType).toBe(ours.mediaType)
      expect((await whole(theirs.bytes)).equals(await whole(ours.bytes))).toBe(true)
    }
  })

  test('leaves no word of the content in either database', async () => {
    await submit(messaging, contents)
    await sendAll()
    for (const tenant of ['ca-east', 'ca-west']) {
      const db = await tenants.dbs.get(tenant)
      const tables: { name: string }[] = await db.query(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      )
      for (const { name } of tables) {
        const [{ found }] = await db.query(
          `SELECT count(*)::int AS found FROM "${name}" t WHERE t::text ~* $1 OR t::text LIKE $2`,
          ['aurélie|testgården', `%${Buffer.from('Aurélie').toString('hex')}%`],
        )
        expect({ name, found }).toEqual({ name, found: 0 })
      }
    }
  })

  test('erased in the key database cannot be read or sent any more', async () => {
    const id = await submit(messaging, contents)
    const db = await tenants.dbs.get('ca-east')
    await db.transaction((tx) => app.keyring.destroy('ca-east', `messages/${id}`, tx))
    await expect(downloadPart(app, ctx, nameOf(id), 'p1')).rejects.toMatchObject({ reason: 'ERASED' })
    await expect(downloadEvidence(app, ctx, nameOf(id), { kind: 'wire-message' })).rejects.toMatchObject({
      reason: 'ERASED',
    })
    await sendAll()
    expect((await readMessage(app, ctx, nameOf(id))).row).toMatchObject({ state: 'failed', failure: 'ERASED' })
  })

  test('of which a stored chunk was changed is not handed out', async () => {
    const id = await submit(messaging, contents)
    const db = await tenants.dbs.get('ca-east')
    await db.query(
      `UPDATE chunks SET sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256) WHERE content = $1`,
      [id],
    )
    await expect(downloadPart(app, ctx, nameOf(id), 'p2').then(whole)).rejects.toThrow()
    await db.query('DELETE FROM chunks WHERE content = $1 AND part = 1 AND seq > 0', [id])
    await expect(downloadPart(app, ctx, nameOf(id), 'p3').then(whole)).rejects.toThrow()
  })
})
