import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { changedAfter } from '../support/changed.ts'
import { type WireMessage, wireMessage } from '../support/wire-message.ts'
import type { Played } from './played.ts'

const verifier = fileURLToPath(new URL('../../interop/java/VerifyMessage.java', import.meta.url))
const run = promisify(execFile)
/** A short life needs no second compiler and no parallel collector. */
const brief = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
const hasJdk = spawnSync('javac', ['-version']).status === 0

/** What went over the wire, verified by the XML signature code of the JDK with nothing but files of the two sides. */
export function independentCheck(get: () => Played): void {
  if (!hasJdk) {
    process.stdout.write('skipped: no JDK, the messages of the exchange are not verified by java.xml.crypto\n')
    test('java.xml.crypto is not here', () => expect(hasJdk).toBe(false))
    return
  }
  let folder: string
  let wire: WireMessage
  const file = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes)
    return join(folder, name)
  }
  const verify = (...args: string[]): Promise<{ code: number; stdout: string }> =>
    run('java', [...brief, '-cp', folder, 'VerifyMessage', ...args]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }) => ({ code, stdout }),
    )
  /** A file of a tenant's access point. */
  const as4 = (tenant: string, name: string) => join(get().at.stateOf(tenant).folders.tenants, tenant, 'as4', name)

  beforeAll(async () => {
    folder = await mkdtemp(join(presentRunFolder(), 'java-'))
    await run('javac', [...brief.map((option) => `-J${option}`), '-d', folder, verifier])
    const sender = await get().at.person('pt')
    wire = await wireMessage(sender, get().regulation.sent.message)
  })

  test('the signature holds with the certificate alone, each part with the key of whom it is for', async () => {
    const message = await file('message', wire.body)
    const header = await verify(wire.contentType, message, as4('pt', 'cert.pem'))
    expect(header).toMatchObject({ code: 0, stdout: expect.stringContaining('references: 2') })
    const parts = await verify(wire.contentType, message, as4('pt', 'cert.pem'), as4('be-fr', 'key.pem'))
    expect(parts).toMatchObject({ code: 0, stdout: expect.stringContaining('references: 9') })
  })

  test('the receipt is signed by the receiver and repeats the digests of the message', async () => {
    const sender = await get().at.person('pt')
    const receipt = await file('receipt', await sender.download(`${get().regulation.sent.message}/evidence/receipt`))
    const checked = await verify(
      'application/soap+xml',
      receipt,
      as4('be-fr', 'cert.pem'),
      await file('message', wire.body),
    )
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('receipt acknowledges: 9') })
  })

  test('one byte changed, or another certificate: refused', async () => {
    const changed = await file('changed', changedAfter(wire.body, '\r\n\r\n', 20, -1))
    expect(await verify(wire.contentType, changed, as4('pt', 'cert.pem'), as4('be-fr', 'key.pem'))).toMatchObject({
      code: 1,
    })
    const forged = await file('forged', changedAfter(wire.body, 'SignatureValue>', 20))
    expect(await verify(wire.contentType, forged, as4('pt', 'cert.pem'))).toMatchObject({ code: 1 })
    expect(await verify(wire.contentType, await file('message', wire.body), as4('no', 'cert.pem'))).toMatchObject({
      code: 1,
    })
  })
}
