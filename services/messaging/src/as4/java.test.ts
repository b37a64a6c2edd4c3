import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { testAccessPoints } from '../testing/identities.ts'
import { makeMessage } from '../testing/wire.ts'
import { composeSignal } from './compose.ts'
import { writeReceipt } from './ebms/write-signal.ts'
import { readEnvelope } from './envelope.ts'

const verifier = fileURLToPath(new URL('../../../../test/interop/java/VerifyMessage.java', import.meta.url))
const hasJdk = spawnSync('javac', ['-version']).status === 0
/** A short life needs no second compiler and no parallel collector. */
const brief = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
if (!hasJdk) process.stdout.write('skipped: no JDK, messages are not verified by java.xml.crypto\n')

const folder = mkdtempSync(join(tmpdir(), 'sustento-java-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function verify(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('java', [...brief, '-cp', folder, 'VerifyMessage', ...args], {
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

const { east, west } = await testAccessPoints(['east', 'west'])

if (hasJdk) {
  execFileSync('javac', [...brief.map((option) => `-J${option}`), '-d', folder, verifier])

  describe('the XML signature code of the JDK', () => {
    test('verifies a message with its certificate alone, its parts with the key of the recipient', async () => {
      const { wire, bytes } = await makeMessage(east, west, { contents: [randomBytes(100_000), Buffer.from('<a/>')] })
      const message = file('message', bytes)
      const certificate = file('east.pem', east.identity.certificate)
      expect(verify(wire.contentType, message, certificate)).toMatchObject({
        status: 0,
        output: expect.stringContaining('references: 2'),
      })
      expect(verify(wire.contentType, message, certificate, file('west.key', west.identity.key))).toMatchObject({
        status: 0,
        output: expect.stringContaining('references: 4'),
      })
    })

    test('refuses a foreign certificate, and a message of which a byte was changed', async () => {
      const { wire, bytes } = await makeMessage(east, west)
      const message = file('message', bytes)
      const key = file('west.key', west.identity.key)
      expect(verify(wire.contentType, message, file('west.pem', west.identity.certificate), key).status).toBe(1)
      const changed = Buffer.from(bytes)
      changed[bytes.length - 60] = (changed[bytes.length - 60] ?? 0) ^ 1
      expect(
        verify(wire.contentType, file('changed', changed), file('east.pem', east.identity.certificate), key).status,
      ).toBe(1)
    })

    test('verifies a receipt against the message that it acknowledges', async () => {
      const [sent, other] = [await makeMessage(east, west), await makeMessage(east, west)]
      const references = readEnvelope(sent.wire.envelope).security.signature?.copies ?? []
      const info = { timestamp: '2026-11-22T10:00:01Z', messageId: 'r@west', refToMessageId: sent.message.messageId }
      const receipt = await composeSignal((id) => writeReceipt(info, references, id), west)
      const args = ['application/soap+xml', file('receipt', receipt), file('west.pem', west.identity.certificate)]
      expect(verify(...args, file('message', sent.bytes))).toMatchObject({
        status: 0,
        output: expect.stringContaining('receipt acknowledges: 3'),
      })
      expect(verify(...args, file('message', other.bytes)).status).toBe(1)
    })
  })
} else {
  test('the XML signature code of the JDK is not here', () => expect(hasJdk).toBe(false))
}
