import { generateKeyPairSync, randomUUID, type X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { createDatabase, dropDatabase } from '@sustento/platform/testing/databases'
import { recordingLog, silentLog } from '@sustento/platform/testing/log'
import type { GateParts } from '../access-point/compose.ts'
import { readConfig } from '../access-point/config/read-config.ts'
import { openGate } from '../access-point/gate.ts'
import { serve } from '../access-point/modes.ts'
import { maintenance } from '../domain/agreement.ts'
import { migrations } from '../store/migrations.ts'
import { testAuthority } from './authority.ts'

/** Access points alone: alpha exchanges with beta under the profile 1.x and with gamma under 2.0. */
export interface TestGates {
  /** A path in the data of one of them. */
  path(side: string, ...within: string[]): string
  /** Where alpha has probes and metrics; the others have none. */
  operations: string
  /** What it signs with under a profile. */
  certificateOf(side: string, profile: string): string
  /** Certifies a new key under a name, for files `NAME.key.pem` and `NAME.cert.pem`; gives the certificate. */
  issue(side: string, name: string, kind: keyof typeof kinds): Promise<X509Certificate>
  /** Changes the configuration of one of them, which reads it again by itself. */
  change(side: string, edit: (config: GateConfig) => void): Promise<void>
  /** What one of them wrote to its log. */
  lines(side: string): readonly Record<string, unknown>[]
  /** Opens one: a second time, or `delta`, which is not running. */
  open(side: string): Promise<GateParts | undefined>
  close(): Promise<void>
}

/** What a test changes of a configuration. */
export interface GateConfig {
  self: Record<string, object>
  partners: { partyId: string; certificates: string[] }[]
}

const kinds = {
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ed25519: () => generateKeyPairSync('ed25519'),
  x25519: () => generateKeyPairSync('x25519'),
}
const eddsa = 'edelivery-2.0-eddsa'
const served = ['alpha', 'beta', 'gamma'] as const
const sides = [...served, 'delta'] as const

/** Starts three access points with databases of their own on the server of the run. */
export async function testGates(): Promise<TestGates> {
  const dir = await mkdtemp(join(tmpdir(), 'sustento-gates-'))
  const run = randomUUID().slice(0, 8)
  const { certificates, issue } = await writeKeys(dir)
  const logs = Object.fromEntries(sides.map((side) => [side, recordingLog()]))
  const ports = Object.fromEntries(await Promise.all(sides.map(async (side) => [side, await freePort()])))
  const probes = await freePort()
  const partner = (partyId: string, profile: string) => ({
    partyId,
    role: 'GW',
    url: `http://127.0.0.1:${ports[partyId]}/as4`,
    certificates:
      profile === eddsa ? ['sign', 'decrypt'].map((use) => `${partyId}.${use}.cert.pem`) : [`${partyId}.cert.pem`],
    profile,
    retry: { delaysSeconds: [1, 1] },
  })
  const agreement = { service: 'svc', serviceType: 't', action: 'act' }
  const differences = {
    alpha: {
      partners: [partner('beta', 'edelivery-1.x'), partner('gamma', eddsa)],
      agreements: [agreement, { service: maintenance.value, action: 'message' }].map((each) => ({
        partner: 'gamma',
        ...each,
      })),
    },
    beta: { partners: [partner('alpha', 'edelivery-1.x')], agreements: [{ partner: 'alpha', ...agreement }] },
    gamma: { partners: [partner('alpha', eddsa)] },
    delta: { partners: [partner('alpha', 'edelivery-1.x')] },
  }
  const stopping = new AbortController()
  const running: Promise<unknown>[] = []
  const open = async (side: (typeof sides)[number]) => {
    const file = join(dir, `${side}.json`)
    const config = await readConfig(file)
    const { log = silentLog } = logs[side] ?? {}
    return openGate({ config, file, log, clock: systemClock, told: () => undefined, lost: () => undefined })
  }
  for (const side of sides) {
    const config = {
      data: side,
      database: await createDatabase(`${side}_${run}`, side, migrations),
      listen: { port: ports[side] },
      self: selfOf(side),
      trust: ['authority.pem'],
      ...differences[side],
      ...(side === 'alpha' ? { operations: { port: probes } } : {}),
    }
    await writeFile(join(dir, `${side}.json`), JSON.stringify(config))
  }
  for (const side of served) {
    const gate = await open(side)
    if (!gate) throw new Error(`${side} is in use`)
    running.push(serve(gate, silentLog, stopping.signal).finally(gate.close))
  }
  return {
    operations: `http://127.0.0.1:${probes}`,
    path: (side, ...within) => join(dir, side, ...within),
    certificateOf: (side, profile) => certificates[`${side} ${profile}`]?.toString() ?? '',
    issue,
    async change(side, edit) {
      const file = join(dir, `${side}.json`)
      const config = JSON.parse(await readFile(file, 'utf8'))
      edit(config)
      await writeFile(`${file}.new`, JSON.stringify(config))
      await rename(`${file}.new`, file)
    },
    lines: (side) => logs[side]?.lines ?? [],
    open: (side) => open(side as (typeof sides)[number]),
    async close() {
      stopping.abort()
      await Promise.all(running)
      await Promise.all(sides.map((side) => dropDatabase(`${side}_${run}`)))
      await rm(dir, { recursive: true })
    },
  }
}

function selfOf(side: string) {
  const files = {
    signKey: `${side}.sign.key.pem`,
    signCertificate: `${side}.sign.cert.pem`,
    decryptKey: `${side}.decrypt.key.pem`,
    decryptCertificate: `${side}.decrypt.cert.pem`,
  }
  return { partyId: side, role: 'GW', key: `${side}.key.pem`, certificate: `${side}.cert.pem`, [eddsa]: files }
}

/** Makes the keys of all sides; gives the certificates that they sign with, by side and profile. */
async function writeKeys(dir: string) {
  const authority = await testAuthority('Test authority', systemClock.now())
  await writeFile(join(dir, 'authority.pem'), authority.certificate.toString())
  const issue = async (side: string, name: string, kind: keyof typeof kinds) => {
    const { publicKey, privateKey } = kinds[kind]()
    const certificate = await authority.certify(side, publicKey)
    await writeFile(join(dir, `${name}.key.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(join(dir, `${name}.cert.pem`), certificate.toString())
    return certificate
  }
  const certificates: Record<string, X509Certificate> = {}
  for (const side of sides) {
    certificates[`${side} edelivery-1.x`] = await issue(side, side, 'rsa')
    certificates[`${side} ${eddsa}`] = await issue(side, `${side}.sign`, 'ed25519')
    await issue(side, `${side}.decrypt`, 'x25519')
  }
  return { certificates, issue }
}
