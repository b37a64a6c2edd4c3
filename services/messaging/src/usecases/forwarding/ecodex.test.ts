import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { asicType } from '../../ecodex/asic/names.ts'
import { writeEvidence } from '../../ecodex/evidence/write.ts'
import { evidenceProperties, xmlType } from '../../ecodex/parts.ts'
import { whole } from '../../testing/chunks.ts'
import { containerOf, documents, tokenOf } from '../../testing/container.ts'
import { testEcodex } from '../../testing/ecodex.ts'
import { goOn, misdirect, oneOf, oneState } from '../../testing/forwarding.ts'
import { messagesOf } from '../../testing/state.ts'
import { downloadEvidence, downloadPart } from '../download.ts'
import { workNext } from '../ecodex/work-next.ts'
import { sha256Hex } from '../spool-parts.ts'

const rig = await testEcodex()
const { app, clock, north, east, chainOf, nameOf, viewOf } = rig
beforeAll(() => oneState(rig, { ecodex: true }))
afterAll(() => rig.close())

const business = Buffer.from('<application/>')
const kind = 'SUBMISSION_ACCEPTANCE'

/** What a connector in the north sends to east and means for west: business document, container, token, evidence. */
async function sendMisdirected(by = north): Promise<string> {
  const [document] = documents
  if (document === undefined) throw new Error('no document')
  const original = { applicationId: 'national-7', wireId: '', sha256: sha256Hex(business) }
  const subject = { issuer: north.party, sender: north.party, recipient: 'west.example', original }
  const evidence = await writeEvidence({ kind, id: 'e-7', at: clock.now(), reasons: [], ...subject }, by)
  const parts: [name: string, mediaType: string, content: Buffer][] = [
    ['messageContent', xmlType, business],
    ['ASIC-S', asicType, containerOf(north, documents)],
    ['Token.xml', xmlType, await tokenOf(north, document)],
    [kind, xmlType, evidence],
  ]
  return misdirect(rig, {
    contents: parts.map(([, , content]) => content),
    inClear: Object.fromEntries(parts.map(([, mediaType], index) => [index, mediaType])),
    message: {
      properties: [
        { name: 'originalSender', value: 'north.example' },
        { name: 'finalRecipient', value: 'west.example' },
      ],
      parts: parts.map(([name, mediaType], index) => ({
        contentId: `part-${index + 1}@north`,
        properties: [
          { name: 'MimeType', value: mediaType },
          ...(name === kind ? evidenceProperties(kind) : [{ name: 'name', value: name }]),
        ],
      })),
    },
  })
}

/** Everything that east and west do, until both have nothing to do. */
async function settle(): Promise<void> {
  for (let times = 0; times < 4; times++) {
    for (const tenant of ['ca-east', 'ca-west']) {
      while (await workNext(app, tenant)) {}
      await goOn(rig, tenant)
    }
  }
}

const answersTo = async (wireId: string) =>
  (await messagesOf(rig, 'ca-east'))
    .filter((row) => row.partner === 'north' && row.refToMessageId === wireId)
    .map(({ action }) => action)

describe('a message of a connector for another authority of the State', () => {
  test('goes on with container, token and evidence as they came, and its sender gets the evidences that end its waiting', async () => {
    const wireId = await sendMisdirected()
    await settle()
    const here = await oneOf(rig, 'ca-east', { messageId: wireId })
    const there = await oneOf(rig, 'ca-west', { originalMessageId: wireId })
    expect(here.state).toBe('forwarding')
    expect(there.state).toBe('received')
    const [parts, beyond] = [(await viewOf('ca-east', here.id)).parts, (await viewOf('ca-west', there.id)).parts]
    expect(beyond.map(({ sha256, kind: what }) => [what, sha256])).toEqual(
      parts.map(({ sha256, kind: what }) => [what, sha256]),
    )
    const { contained } = await viewOf('ca-west', there.id)
    expect(contained.map(({ sha256 }) => sha256)).toEqual(documents.map(({ content }) => sha256Hex(content)))
    expect(await chainOf(there.id, 'ca-west')).toEqual([kind, 'RELAY_REMMD_ACCEPTANCE'])
    expect(await answersTo(wireId)).toEqual(['RelayREMMDAcceptanceRejection'])

    await rig.confirm(there.id)
    await settle()
    expect((await viewOf('ca-east', here.id)).row.state).toBe('forwarded')
    expect(await answersTo(wireId)).toEqual([
      'RelayREMMDAcceptanceRejection',
      'message',
      'DeliveryNonDeliveryToRecipient',
    ])
    const evidence = await downloadEvidence(app, testCtx('ca-east'), nameOf('ca-east', here.id), {
      kind: 'DELIVERY',
      id: '',
      reason: '',
    })
    expect((await whole(evidence.bytes)).toString()).toContain('<ForwardedToExternalSystem>west.example<')

    await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', there.id), beyond[0]?.id ?? ''))
    await settle()
    expect((await answersTo(wireId)).at(-1)).toBe('RetrievalNonRetrievalToRecipient')
  })

  test('is not forwarded when its evidence of submission is somebody else’s', async () => {
    const wireId = await sendMisdirected(east)
    await settle()
    expect((await oneOf(rig, 'ca-east', { messageId: wireId })).state).toBe('received')
    expect(await answersTo(wireId)).toEqual(['RelayREMMDAcceptanceRejection'])
    expect((await messagesOf(rig, 'ca-west')).filter(({ originalMessageId }) => originalMessageId === wireId)).toEqual(
      [],
    )
  })
})
