import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '@sustento/platform/clock'
import { refuse } from '@sustento/platform/errors'
import { MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import {
  Message,
  Partner,
  type SubmitMessageHeader,
  type SubmitMessageRequest,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { Peers } from '../app.ts'

/** A message that an access point keeps, with the bytes of its parts. */
interface Kept {
  message: Message
  parts: Map<string, Buffer>
}

/** The access points of the authorities of a test, joined without a wire. */
export interface AccessPoints {
  peer: Peers['messaging']
  /** Messages that an authority has handed in and that have not arrived, oldest first. */
  outgoing(tenant: string): Message[]
  /** Brings a message to the other authority; what its access point tells then. */
  deliver(name: string): MessageReceived
  /** Names of messages whose delivery was confirmed. */
  confirmed: string[]
  /** What was to be forwarded. */
  forwarded: { name: string; partner: string; reason: string }[]
  /** Makes the next calls of this kind fail as if the access point did not answer. */
  failing: Set<'submitMessage' | 'downloadPart' | 'confirmDelivery'>
}

/**
 * Joins two authorities: each is the other's partner, `tenants/{tenant}/partners/other`; beside it stands another authority
 * of the same State, `…/sister`, of which nothing comes.
 */
export function accessPoints(
  clock: Clock,
  partners: Record<string, { tenant: string; partner: Partial<Partner> }>,
): AccessPoints {
  const kept = new Map<string, Kept>()
  const byRequest = new Map<string, string>()
  const confirmed: string[] = []
  const forwarded: AccessPoints['forwarded'] = []
  const failing: AccessPoints['failing'] = new Set()
  const refuseWhenFailing = (call: 'submitMessage' | 'downloadPart' | 'confirmDelivery') => {
    if (failing.has(call)) refuse('UNAVAILABLE', 'the access point does not answer')
  }
  const getKept = (name: string) => kept.get(name) ?? refuse('NOT_FOUND', 'there is no such message')

  function keep(header: SubmitMessageHeader, parts: Map<string, Buffer>): Message {
    for (const { id, sha256 } of header.parts) {
      const digest = createHash('sha256')
        .update(parts.get(id) ?? '')
        .digest('hex')
      if (digest !== sha256) throw new Error(`part ${id} is not what its header promises`)
    }
    const name = `${header.parent}/messages/${randomUUID()}`
    const message = Message.fromPartial({ ...header, name, messageId: `${randomUUID()}@test`, createTime: clock.now() })
    kept.set(name, { message, parts })
    return message
  }

  return {
    confirmed,
    forwarded,
    failing,
    outgoing: (tenant) =>
      [...kept.values()]
        .map(({ message }) => message)
        .filter(({ name, source }) => source && name.startsWith(`tenants/${tenant}/`)),
    deliver(name) {
      const { message, parts } = getKept(name)
      const [, from = ''] = name.split('/')
      const to = partners[from]?.tenant ?? ''
      const arrived = `tenants/${to}/messages/${randomUUID()}`
      kept.set(arrived, { message: { ...message, name: arrived, source: '', createTime: clock.now() }, parts })
      const { conversationId, action, messageId, refToMessageId } = message
      const partner = `tenants/${to}/partners/other`
      return MessageReceived.fromPartial({
        message: arrived,
        partner,
        conversationId,
        action,
        messageId,
        refToMessageId,
      })
    },
    peer: {
      async submitMessage(requests) {
        refuseWhenFailing('submitMessage')
        const { header, parts } = await readParts(requests)
        const known = byRequest.get(header.requestId)
        const message = known ? getKept(known).message : keep(header, parts)
        byRequest.set(header.requestId, message.name)
        return { message }
      },
      getMessage: async ({ name }) => ({ message: getKept(name).message, notices: [] }),
      async *downloadPart({ name, part }) {
        refuseWhenFailing('downloadPart')
        const bytes = getKept(name).parts.get(part) ?? refuse('NOT_FOUND', 'there is no such part')
        for (let at = 0; at < bytes.length; at += 64 * 1024) yield { data: bytes.subarray(at, at + 64 * 1024) }
      },
      async confirmDelivery({ name }) {
        refuseWhenFailing('confirmDelivery')
        confirmed.push(name)
        return { message: getKept(name).message }
      },
      async getPartner({ name }) {
        const [, tenant = '', , id] = name.split('/')
        const other = id === 'other' || id === 'sister' ? partners[tenant] : undefined
        const authority = id === 'sister' ? { authority: { name: 'Sister authority' } } : {}
        return {
          partner: other
            ? Partner.fromPartial({ ...other.partner, ...authority, name })
            : refuse('NOT_FOUND', 'there is no such partner'),
        }
      },
      listMessages: () => Promise.reject(new Error('cases does not list messages')),
      listPartners: () => Promise.reject(new Error('cases does not list partners')),
      pingPartner: () => Promise.reject(new Error('cases does not ping partners')),
      retryMessage: () => Promise.reject(new Error('cases does not retry messages')),
      giveUpMessage: () => Promise.reject(new Error('cases does not give messages up')),
      async forwardMessage({ name, partner, reason }) {
        forwarded.push({ name, partner, reason })
        return { message: getKept(name).message }
      },
      getQueue: () => Promise.reject(new Error('cases does not look at the queue')),
      getThroughput: () => Promise.reject(new Error('cases does not count messages')),
      listCertificates: () => Promise.reject(new Error('cases does not list certificates')),
      downloadEvidence: () => {
        throw new Error('cases does not read evidence')
      },
    },
  }
}

async function readParts(requests: AsyncIterable<SubmitMessageRequest>) {
  let header: SubmitMessageHeader | undefined
  const parts = new Map<string, Buffer>()
  for await (const { element } of requests) {
    if (element?.$case === 'header') header = element.value
    if (element?.$case === 'data') {
      const { part, data } = element.value
      parts.set(part, Buffer.concat([parts.get(part) ?? Buffer.alloc(0), data]))
    }
  }
  if (!header) throw new Error('a message without header')
  return { header, parts }
}
