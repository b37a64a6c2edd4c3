import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '@sustento/platform/clock'
import { testAuthority } from '../../testing/authority.ts'
import { clientTls, serverTls } from './tls.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sustento-tls-'))
  for (const name of ['ours', 'others']) {
    const authority = await testAuthority(`${name} authority`, systemClock.now())
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    await writeFile(join(dir, `${name}.ca.pem`), authority.certificate.toString())
    await writeFile(join(dir, `${name}.key.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(join(dir, `${name}.pem`), (await authority.certify(name, publicKey)).toString())
  }
})
afterAll(() => rm(dir, { recursive: true }))

const own = (name: string) => ({ key: `${name}.key.pem`, certificate: `${name}.pem` })

/** Connects and gives the version that was agreed, or what went wrong. */
async function shake(server: object, client: object): Promise<string> {
  const options = await serverTls(dir).parseAsync(server)
  const listener = createServer(options, (socket) => socket.end('hello')).on('tlsClientError', () => undefined)
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  const { port } = listener.address() as AddressInfo
  const identity = { checkServerIdentity: () => undefined }
  const socket: TLSSocket = connect({
    ...(await clientTls(dir).parseAsync(client)),
    ...identity,
    port,
    host: '127.0.0.1',
  })
  const outcome = await new Promise<string>((resolve) => {
    socket.on('data', () => resolve(socket.getProtocol() ?? ''))
    socket.on('error', () => resolve('refused')).on('close', () => resolve('closed'))
  })
  socket.destroy()
  listener.close()
  return outcome
}

describe('TLS of an access point alone', () => {
  const trust = ['ours.ca.pem']

  test('is spoken with whom both sides trust', async () => {
    expect(await shake({ ...own('ours'), clientTrust: trust }, { ...own('ours'), trust })).toBe('TLSv1.3')
    expect(await shake({ ...own('ours'), maxVersion: 'TLSv1.2' }, { trust })).toBe('TLSv1.2')
  })

  test.each([
    ['a client without certificate', { ...own('ours'), clientTrust: ['ours.ca.pem'] }, { trust }],
    ['a client of another authority', { ...own('ours'), clientTrust: ['ours.ca.pem'] }, { ...own('others'), trust }],
    ['a server of another authority', own('others'), { trust }],
    ['a server that nobody vouches for', own('ours'), {}],
    ['a server of an older version', { ...own('ours'), maxVersion: 'TLSv1.2' }, { trust, minVersion: 'TLSv1.3' }],
  ])('is not spoken with %s', async (_, server, client) => {
    expect(await shake(server, client)).not.toMatch(/^TLSv/)
  })

  test.each([
    ['a foreign certificate', { key: 'ours.key.pem', certificate: 'others.pem' }, 'certificate'],
    ['no such version', { ...own('ours'), minVersion: 'TLSv1.1' }, 'minVersion'],
    ['no such cipher', { ...own('ours'), ciphers: 'NONE-SUCH' }, ''],
  ])('with %s is a wrong configuration', async (_, server, field) => {
    const read = await serverTls(dir).safeParseAsync(server)
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})
