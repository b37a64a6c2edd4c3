import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { changedAfter } from '../support/changed.ts'
import type { Played } from './played.ts'

const verifier = fileURLToPath(new URL('../../interop/java/VerifyMessage.java', import.meta.url))
const hasJdk = spawnSync('javac', ['-version']).status === 0

/** What went over the wire, verified by the XML signature code of the JDK with nothing but files of the two sides. */
export function independentCheck(get: () => Played): void {
  if (!hasJdk) {
    process.stdout.write('skipped: no JDK, the messages of the exchange are not verified by java.xml.crypto\n')
    test('java.xml.crypto is not here', () => expect(hasJdk).toBe(false))
    return
  }
  let folder: string
  let contentType: string
  let wire: Buffer
  const file = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes)
    return join(folder, name)
  }
  const verify = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('java', ['-cp', folder, 'VerifyMessage', ...args], {
      encoding: 'utf8',
    })
    return { status, output: `${stdout}${stderr}` }
  }
  /** A file of a tenant's access point. */
  const as4 = (tenant: string, name: string) => join(get().at.stateOf(tenant).folders.tenants, tenant, 'as4', name)

  beforeAll(async () => {
    folder = await mkdtemp(join(presentRunFolder(), 'java-'))
    execFileSync('javac', ['-d', folder, verifier])
    const sender = await get().at.person('pt')
    const captured = await sender.open(`${get().regulation.sent.message}/evidence/wire-message`)
    contentType = captured.headers.get('content-type') ?? ''
    wire = Buffer.from(await captured.arrayBuffer())
  }, 60_000)

  test('the signature holds with the certificate alone, each part with the key of whom it is for', async () => {
    const message = await file('message', wire)
    const header = verify(contentType, message, as4('pt', 'cert.pem'))
    expect(header).toMatchObject({ status: 0, output: expect.stringContaining('references: 2') })
    const parts = verify(contentType, message, as4('pt', 'cert.pem'), as4('be-fr', 'key.pem'))
    expect(parts).toMatchObject({ status: 0, output: expect.stringContaining('references: 9') })
  })

  test('the receipt is signed by the receiver and repeats the digests of the message', async () => {
    const sender = await get().at.person('pt')
    const receipt = await file('receipt', await sender.download(`${get().regulation.sent.message}/evidence/receipt`))
    const checked = verify('application/soap+xml', receipt, as4('be-fr', 'cert.pem'), await file('message', wire))
    expect(checked).toMatchObject({ status: 0, output: expect.stringContaining('receipt acknowledges: 9') })
  })

  test('one byte changed, or another certificate: refused', async () => {
    const changed = await file('changed', changedAfter(wire, '\r\n\r\n', 20, -1))
    expect(verify(contentType, changed, as4('pt', 'cert.pem'), as4('be-fr', 'key.pem')).status).toBe(1)
    const forged = await file('forged', changedAfter(wire, 'SignatureValue>', 20))
    expect(verify(contentType, forged, as4('pt', 'cert.pem')).status).toBe(1)
    expect(verify(contentType, await file('message', wire), as4('no', 'cert.pem')).status).toBe(1)
  })
}
