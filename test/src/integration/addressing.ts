import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from '@jest/globals'
import type { Caseworker, Json } from '@sustento/embedded/demo/caseworker'
import { wireMessage } from '../support/wire-message.ts'
import { canary, numbers } from './canaries.ts'
import type { Played } from './played.ts'

/** Everything that a header of ours says about the content besides who writes to whom. */
const propertyNames = [
  'originalSender',
  'finalRecipient',
  'MimeType',
  'CompressionType',
  'CharacterSet',
  'kind',
  'documentKind',
]

/** A random UUID (RFC 9562, version 4): the others are made of a time or of a name. */
const random = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What goes over the wire in the clear tells nothing about a case: its conversation, its properties, the rest of its headers. */
export function addressing(get: () => Played): void {
  let pt: Caseworker
  let messages: Json[]
  const caseOf = ({ source }: Json) => String(source).split('/submissions/')[0] ?? ''
  const byCase = () => Map.groupBy(messages, caseOf)

  beforeAll(async () => {
    pt = await get().at.person('pt')
    const sent = await pt.get('tenants/pt/messages?direction=MESSAGE_DIRECTION_OUTGOING&pageSize=1000')
    messages = sent.messages.filter(({ source }: Json) => String(source).includes('/cases/'))
  })

  /** Whatever names a case or belongs to it: its numbers, its parts, words that were told about people. */
  async function about(theCase: string): Promise<string[]> {
    const { case: known } = await pt.get(theCase)
    const { documents = [] } = await pt.get(`${theCase}/documents`)
    const { submissions } = await pt.get(`${theCase}/submissions`)
    const names = [known, ...documents, ...submissions].map(({ name }: Json) => String(name).split('/').at(-1))
    const titles = documents.map(({ title }: Json) => title)
    return [known.reference, known.foreignReference, ...names, ...titles, canary, ...numbers].filter(Boolean)
  }

  test('each case has a conversation of its own, in which it stays, on both sides', async () => {
    const conversations = [...byCase().values()].map((each) => new Set(each.map((one) => one.conversationId)))
    expect(conversations.length).toBeGreaterThanOrEqual(2)
    expect(conversations.map(({ size }) => size)).toEqual(conversations.map(() => 1))
    expect(new Set(conversations.flatMap((each) => [...each])).size).toBe(conversations.length)
    const ours = byCase().get(get().regulation.sent.case) ?? []
    expect(ours.length).toBeGreaterThanOrEqual(2)
    const be = await get().at.person('be-fr')
    const received = await be.get('tenants/be-fr/messages?direction=MESSAGE_DIRECTION_INCOMING&pageSize=1000')
    const same = received.messages.filter((each: Json) => each.conversationId === ours[0].conversationId)
    expect(same).toHaveLength(ours.length)
  })

  test('a conversation is random: it is made of nothing that the case has', async () => {
    for (const [theCase, [first]] of byCase()) {
      expect(first.conversationId).toMatch(random)
      const digits = first.conversationId.replaceAll('-', '').slice(0, 12)
      for (const known of [theCase, ...(await about(theCase))]) {
        for (const algorithm of ['md5', 'sha1', 'sha256']) {
          expect(createHash(algorithm).update(known).digest('hex')).not.toContain(digits)
        }
        expect(known.replaceAll('-', '')).not.toContain(digits)
      }
    }
  })

  test('nothing in the clear tells about the case: no property, no header of a part', async () => {
    let seen = 0
    for (const [theCase, sent] of byCase()) {
      const known = await about(theCase)
      for (const { name } of sent) {
        const text = (await wireMessage(pt, name)).body.toString('latin1')
        const properties = [...text.matchAll(/<eb:Property name="([^"]*)"[^>]*>([^<]*)</g)]
        expect(properties.length).toBeGreaterThan(3)
        for (const [, property = '', value = ''] of properties) {
          expect(propertyNames).toContain(property)
          expect(value).toMatch(/^[A-Za-z0-9:+./-]{1,80}$/)
        }
        expect(known.filter((each) => text.includes(Buffer.from(each).toString('latin1')))).toEqual([])
        seen += 1
      }
    }
    expect(seen).toBe(messages.length)
  })
}
