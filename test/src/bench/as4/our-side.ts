import '@sustento/messaging/small-young-generation'
import { randomUUID } from 'node:crypto'
import { readConfig } from '@sustento/messaging/access-point/config/read-config'
import { openGate } from '@sustento/messaging/access-point/gate'
import { partnerId } from '@sustento/messaging/access-point/partner-id'
import { folderCtx } from '@sustento/messaging/access-point/tenant'
import { submitMessage } from '@sustento/messaging/usecases/submit-message'
import { systemClock } from '@sustento/platform/clock'
import { logger } from '@sustento/platform/log'
import { ends } from './ends.ts'
import { agreed, type Load, sendAll } from './load.ts'
import { payloadOf } from './payload.ts'
import { partyOf } from './sides.ts'

// An access point in a process of its own, told over the channel to its parent what to send: `node our-side.js CONFIG`.

const [file = ''] = process.argv.slice(2)
const seen = ends()
const gate = await openGate({
  config: await readConfig(file),
  file,
  log: logger('access-point', 'info', seen.destination),
  clock: systemClock,
  told: () => undefined,
  lost: () => process.exit(1),
})
if (gate === undefined) throw new Error('another process works with these data')
const { app, listener, sending, close } = gate
await listener.start()
for (const loop of sending) loop.start()
process.once('disconnect', () => void stop())
process.on('message', (load: Load) => {
  const content = payloadOf(load.bytes)
  sendAll(load, () => send(load.to, content)).then((sent) => process.send?.(sent), fail)
})
process.send?.('ready')

async function stop(): Promise<void> {
  await listener.drain(1000)
  for (const loop of sending) await loop.stop()
  await close()
}

function fail(error: unknown): never {
  console.error(error)
  process.exit(1)
}

/** Hands a message over and waits until its receipt is stored. */
async function send(to: string, content: Buffer): Promise<boolean> {
  const requestId = randomUUID()
  const { service, serviceType, action } = agreed
  const submission = {
    partner: partnerId(partyOf(to)),
    service: { value: service, type: serviceType },
    action,
    conversationId: requestId,
    refToMessageId: '',
    properties: [
      { name: 'originalSender', value: 'CA::east' },
      { name: 'finalRecipient', value: 'CA::west' },
    ],
    parts: [{ id: 'p1', mediaType: 'application/octet-stream', properties: [{ name: 'name', value: 'content' }] }],
    source: '',
    requestId,
    bytes: Buffer.from(requestId),
  }
  const name = await submitMessage(app, folderCtx(requestId), submission, pieces(content))
  return (await seen.endOf(name.slice(name.lastIndexOf('/') + 1))) === 'delivered'
}

const pieceBytes = 65_536

async function* pieces(content: Buffer) {
  for (let at = 0; at < content.length; at += pieceBytes) {
    yield { part: 'p1', data: content.subarray(at, at + pieceBytes) }
  }
}
