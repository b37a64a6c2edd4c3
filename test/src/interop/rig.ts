import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestService } from '@sustento/messaging/testing/service'
import { type Message, MessageState } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { openWire, type Wire } from '../support/wire.ts'
import { issueIdentities, phase4Parties, writeFiles } from './parties.ts'
import { type Phase4, startPhase4 } from './phase4.ts'
import { type Content, requestsOf } from './submission.ts'

/** Our access point with two tenants, and phase4, which plays their partners. */
export interface Rig {
  phase4: Phase4
  /** Where our access point takes messages. */
  endpoint: string
  /** The road to our access point. */
  inward: Wire
  /** The road to the party `far` of phase4. */
  outward: Wire
  /** Sends a message of `ca-east` and waits until nothing more happens to it. */
  send(partner: string, contents: Content[], conversationId?: string): Promise<Message>
  /** What a tenant received in a conversation, with the contents of the parts. */
  receivedIn(tenant: string, conversationId: string): Promise<{ message: Message; contents: Buffer[] }[]>
  stop(): Promise<void>
}

const moving: MessageState[] = [MessageState.MESSAGE_STATE_QUEUED, MessageState.MESSAGE_STATE_SENDING]

/** Starts both sides. */
export async function startRig(): Promise<Rig> {
  const identities = await issueIdentities()
  const phase4 = await startPhase4(phase4Parties(identities))
  const [inward, outward] = [await openWire(), await openWire()]
  outward.leadTo(phase4.endpointOf('far'))
  const endpointOf = (party: string) => (party === 'far' ? outward.endpoint : phase4.endpointOf(party))
  const service = await startTestService({
    write: (dir) => writeFiles(dir, identities, endpointOf),
    settings: { SEND_ANSWER_MS: 600_000 },
  })
  const endpoint = `http://127.0.0.1:${service.as4Port}/as4`
  inward.leadTo(endpoint)
  const { client, as } = service

  async function download(tenant: string, { name }: Message, part: string): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const { data } of client.downloadPart({ name, part }, await as(tenant, 'caseworker'))) chunks.push(data)
    return Buffer.concat(chunks)
  }

  return {
    phase4,
    endpoint,
    inward,
    outward,
    async send(partner, contents, conversationId = randomUUID()) {
      const requests = requestsOf(partner, contents, conversationId)
      let { message } = await client.submitMessage(requests, await as('ca-east', 'service-cases'))
      while (message !== undefined && moving.includes(message.state)) {
        await sleep(50)
        const { name } = message
        message = (await client.getMessage({ name }, await as('ca-east', 'caseworker'))).message
      }
      return message as Message
    },
    async receivedIn(tenant, conversationId) {
      const page = { parent: `tenants/${tenant}`, pageSize: 10, pageToken: '', direction: 2, state: 0 } as const
      const { messages } = await client.listMessages({ ...page, conversationId }, await as(tenant, 'caseworker'))
      return Promise.all(
        messages.map(async (message) => ({
          message,
          contents: await Promise.all(message.parts.map(({ id }) => download(tenant, message, id))),
        })),
      )
    },
    async stop() {
      await service.stop()
      await Promise.all([phase4.stop(), inward.close(), outward.close()])
    },
  }
}
