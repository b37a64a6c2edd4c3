import { randomUUID, X509Certificate } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProfileId } from '@sustento/messaging/as4/security/profile'
import { migrations } from '@sustento/messaging/store/migrations'
import { whole } from '@sustento/messaging/testing/chunks'
import { replica, startService } from '@sustento/messaging/testing/replica'
import { dataOf } from '@sustento/messaging/testing/submit'
import { poster } from '@sustento/messaging/transport/post'
import { downloadPart } from '@sustento/messaging/usecases/download'
import { pingPartner } from '@sustento/messaging/usecases/ping'
import { type MessageView, readMessage, readMessages } from '@sustento/messaging/usecases/read-messages'
import { submitMessage } from '@sustento/messaging/usecases/submit-message'
import { freePort } from '@sustento/platform/embedded/free-port'
import { testCtx } from '@sustento/platform/testing/ctx'
import { testTenants } from '@sustento/platform/testing/tenants'
import { openWire } from '../support/wire.ts'
import type { Content } from './contents.ts'
import { writeFiles } from './our-files.ts'
import { type AllKeys, agreed, makeKeys } from './parties.ts'
import { startPhase4 } from './phase4.ts'
import { peerFile } from './phase4-files.ts'

/** Our access point with two tenants, and phase4, which plays their partners. */
export type Rig = Awaited<ReturnType<typeof startRig>>

/** The conversation that a message belongs to, and the message that it answers. */
interface About {
  conversationId: string
  refToMessageId?: string
}

/** The two tenants. */
export type Tenant = 'ca-east' | 'ca-west'

/** Starts both sides. The party `far` of phase4 is at the end of a road, and a road leads to us. */
export async function startRig(heap?: string) {
  const keys = await makeKeys()
  const phase4 = await startPhase4(peerFile(keys), heap)
  const [inward, outward] = [await openWire(), await openWire()]
  const tenants = await testTenants('messaging', [], migrations, { keys: true, bus: true })
  await writeFiles(tenants.dir, keys, (party) => (party === 'far' ? outward.endpoint : phase4.endpointOf(party)))
  const AS4_PORT = await freePort()
  const service = await startService(tenants, { AS4_PORT, SEND_ANSWER_MS: 600_000 })
  const endpoint = `http://127.0.0.1:${AS4_PORT}/as4`
  inward.leadTo(endpoint)
  outward.leadTo(phase4.endpointOf('far'))
  const client = poster({ connectMs: 5000, answerMs: 60_000 })
  const app = await replica(tenants, client.post)

  async function submit(partner: string, contents: Content[], about: About): Promise<string> {
    const parts = contents.map(({ mimeType, compress }, index) => ({
      id: `p${index + 1}`,
      mediaType: mimeType,
      compress,
      properties: [{ name: 'name', value: `part ${index + 1}` }],
    }))
    const properties = [
      { name: 'originalSender', value: 'CA::east', type: 'urn:example:parties' },
      { name: 'finalRecipient', value: 'CA::north' },
    ]
    const header = { partner, ...agreed, refToMessageId: '', ...about, properties, parts, source: '' }
    const submission = { ...header, requestId: randomUUID(), bytes: Buffer.from(randomUUID()) }
    const data = dataOf(
      submission,
      contents.map(({ content }) => content),
    )
    return submitMessage(app, testCtx('ca-east'), submission, data)
  }

  return {
    phase4,
    /** Where our access point takes messages. */
    endpoint,
    /** The road to our access point. */
    inward,
    /** The road to the party `far` of phase4. */
    outward,
    fingerprints: fingerprintsOf(keys),
    /** Sends a message of `ca-east` and waits until nothing more happens to it. */
    async send(
      partner: string,
      contents: Content[],
      about: About = { conversationId: randomUUID() },
    ): Promise<MessageView> {
      const name = await submit(partner, contents, about)
      for (;;) {
        const view = await readMessage(app, testCtx('ca-east'), name)
        if (view.row.state !== 'queued' && view.row.state !== 'sending') return view
        await sleep(50)
      }
    },
    ping: (partner: string) => pingPartner(app, 'ca-east', partner),
    /** What a tenant received in a conversation, at most so many, with the contents of the parts. */
    async receivedIn(
      tenant: Tenant,
      conversationId: string,
      limit = 10,
    ): Promise<(MessageView & { contents: Buffer[] })[]> {
      const ctx = testCtx(tenant)
      const views = await readMessages(app, ctx, { direction: 'incoming', state: '', conversationId }, undefined, limit)
      return Promise.all(
        views.map(async (view) => {
          const name = `tenants/${tenant}/messages/${view.row.id}`
          const contents = view.parts.map(async ({ id }) => whole(await downloadPart(app, ctx, name, id)))
          return { ...view, contents: await Promise.all(contents) }
        }),
      )
    },
    async stop() {
      await service.stop()
      await Promise.all([client.close(), phase4.stop(), inward.close(), outward.close()])
      await tenants.close()
    },
  }
}

/** By whom a signature may be, as phase4 names certificates. */
function fingerprintsOf({ east, west }: AllKeys) {
  const of = ({ sign }: { sign: { certificate: string } }) =>
    new X509Certificate(sign.certificate).fingerprint256.replaceAll(':', '').toLowerCase()
  return {
    east: (profile: ProfileId) => of(east[profile]),
    west: (profile: ProfileId) => of(west[profile]),
  }
}
