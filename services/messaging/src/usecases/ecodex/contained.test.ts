import { afterAll, describe, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { propertyOf } from '../../as4/ebms/user-message.ts'
import { whole } from '../../testing/chunks.ts'
import { testEcodex } from '../../testing/ecodex.ts'
import { dataOf, submissionOf, submit } from '../../testing/submit.ts'
import { toMessage } from '../../transport/to-proto.ts'
import { downloadPart } from '../download.ts'
import { eraseMessages } from '../erase-messages.ts'
import type { SubmittedPart } from '../submission.ts'
import { submitMessage } from '../submit-message.ts'
import { openReceived } from './open-received.ts'

const rig = await testEcodex({ container: true })
const { app, nameOf, viewOf } = rig
afterAll(() => rig.close())

const contents = [
  Buffer.from('<application/>'),
  Buffer.from('%PDF-1.7 the form'),
  Buffer.from('<second/>'),
  Buffer.alloc(2_500_000, 'judgment '.repeat(7)),
  Buffer.from('a letter'),
]
const part = (id: string, kind: string, mediaType: string, documentKind: string, name?: string): SubmittedPart => ({
  id,
  mediaType,
  properties: [
    { name: 'kind', value: kind },
    { name: 'documentKind', value: documentKind },
    ...(name === undefined ? [] : [{ name: 'name', value: name }]),
  ],
})
const parts = [
  part('form-1-xml', 'form-xml', 'application/xml', 'annex-i'),
  part('form-1-pdf', 'form-pdf', 'application/pdf', 'annex-i'),
  part('form-2-xml', 'form-xml', 'application/xml', 'annex-v'),
  part('document-1', 'attachment', 'image/webp', 'decision', 'Décision n° 7.webp'),
  part('document-2', 'attachment', 'text/plain', 'arrears', 'décision n° 7.WEBP'),
]

/** Submits from east, and what west has of it at the end. */
async function exchange(chosen = parts, data = contents) {
  const submission = submissionOf(data, { parts: chosen })
  const name = await submitMessage(app, testCtx('ca-east'), submission, dataOf(submission, data))
  const sent = await viewOf('ca-east', name.split('/').at(-1) ?? '')
  await rig.deliver('ca-east')
  await rig.goOn()
  const { id } = await rig.find('ca-west', sent.row.messageId)
  return { sent, id }
}

describe('documents for a partner with e-CODEX', () => {
  test('travel in a container with a token beside the business document, and arrive as they were handed in', async () => {
    const { sent, id } = await exchange()
    const { header } = await openReceived(app, 'ca-west', id)
    const wire = header.parts.map(({ properties }) =>
      ['name', 'description', 'MimeType'].map((one) => propertyOf(properties, one)),
    )
    expect(wire).toEqual([
      ['messageContent', 'messageContent', 'text/xml'],
      ['ASIC-S', 'ASIC-S', 'application/vnd.etsi.asic-s+zip'],
      ['Token.xml', 'tokenXML', 'text/xml'],
      ['SUBMISSION_ACCEPTANCE', 'SUBMISSION_ACCEPTANCE', 'text/xml'],
    ])
    expect(await rig.chainOf(id, 'ca-west')).toEqual(['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE'])
    expect(await rig.told('ca-west', id)).toEqual(['MessageReceived'])

    const message = toMessage('ca-west', await viewOf('ca-west', id))
    const forCases = message.parts.filter(({ kind }) => ['form-xml', 'form-pdf', 'attachment'].includes(kind))
    expect(forCases.map(({ kind, mediaType, documentKind }) => [kind, mediaType, documentKind])).toEqual([
      ['form-xml', 'text/xml', 'annex-i'],
      ['form-pdf', 'application/pdf', 'annex-i'],
      ['form-xml', 'application/xml', 'annex-v'],
      ['attachment', 'image/webp', 'decision'],
      ['attachment', 'text/plain', 'arrears'],
    ])
    const names = ['', 'form-1-pdf.pdf', 'form-2-xml.xml', 'Décision n° 7.webp', 'document-2-décision n° 7.WEBP']
    expect(forCases.map(({ fileName }) => fileName)).toEqual(names)
    for (const [index, { id: partId, sha256 }] of forCases.entries()) {
      expect(sha256).toBe(submissionOf(contents).parts[index]?.sha256)
      const read = await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', id), partId))
      expect(read.equals(contents[index] ?? Buffer.alloc(0))).toBe(true)
    }
    await rig.confirm(id)
    await rig.goOn()
    expect(await rig.told('ca-east', sent.row.id)).toEqual(['MessageDelivered'])
  })

  test('travel so as well when the business document comes last', async () => {
    const { id } = await exchange(parts.slice(0, 2).toReversed(), contents.slice(0, 2).toReversed())
    const { parts: onWire, contained } = await viewOf('ca-west', id)
    expect(onWire.map(({ kind }) => kind)).toEqual(['container', 'form-xml', 'token', 'evidence'])
    expect(contained.map(({ kind }) => kind)).toEqual(['form-pdf'])
  })

  test('go without a container when there are none', async () => {
    const { id } = await exchange(parts.slice(0, 1), contents.slice(0, 1))
    const { parts: onWire, contained } = await viewOf('ca-west', id)
    expect(onWire.map(({ kind }) => kind)).toEqual(['form-xml', 'evidence'])
    expect(contained).toEqual([])
  })

  test('are erased with their message, names and all', async () => {
    const { id } = await exchange()
    const erased = { name: 'tenants/ca-west/cases/x', messages: [nameOf('ca-west', id)] }
    const db = await app.dbs.get('ca-west')
    const before: { content: string }[] = await db.query('SELECT content FROM contained_parts WHERE message = $1', [id])
    await db.transaction((tx) => eraseMessages(app, tx, 'ca-west', erased))
    const { parts: kept } = toMessage('ca-west', await viewOf('ca-west', id))
    expect(kept.map(({ fileName }) => fileName)).toEqual(kept.map(() => ''))
    const left = await db.query('SELECT 1 FROM chunks WHERE content = ANY($1)', [before.map(({ content }) => content)])
    expect(left).toEqual([])
    const read = downloadPart(app, testCtx('ca-west'), nameOf('ca-west', id), 'document-1')
    await expect(read).rejects.toMatchObject({ reason: 'ERASED' })
  })

  test.each<[string, string, Partial<SubmittedPart>, Buffer]>([
    ['are of another size than was said', 'INVALID_ARGUMENT', { size: 3 }, Buffer.from('%PDF')],
    ['are others than was said', 'INVALID_ARGUMENT', { sha256: '00'.repeat(32) }, Buffer.from('%PDF')],
    ['would be taken for a bomb', 'PAYLOAD_TOO_LARGE', {}, Buffer.alloc(6 << 20)],
  ])('are refused when they %s, and nothing is sent', async (_, reason, change, content) => {
    const chosen = [...parts.slice(0, 1), { ...(parts[1] as SubmittedPart), ...change }]
    const submitted = submit(rig, [contents[0] as Buffer, content], { parts: chosen })
    await expect(submitted).rejects.toMatchObject({ reason })
    const db = await app.dbs.get('ca-east')
    expect(await db.query('SELECT content FROM spools')).toEqual([])
  })
})

describe('a partner with e-CODEX that takes no containers', () => {
  test('is sent the documents as parts', async () => {
    const plain = await testEcodex({ container: false })
    try {
      const id = await submit(plain, contents, { parts })
      const { parts: sent } = await plain.viewOf('ca-east', id)
      expect(sent.map(({ kind }) => kind)).toEqual([
        ...parts.map(({ properties }) => propertyOf(properties, 'kind')),
        'evidence',
      ])
    } finally {
      await plain.close()
    }
  })
})
