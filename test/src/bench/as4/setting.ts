import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemoCa } from '@sustento/messaging/demo-ca'
import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { type Keys, rsaKeys } from '../../interop/keys.ts'
import { agreed } from './load.ts'
import { configOf, writeKeys } from './our-files.ts'
import { type Server, startDatabases } from './server.ts'
import { partyOf, type Side, startOurs, startTheirs } from './sides.ts'

/** Access points that know one another. */
export interface Setting {
  server: Server
  /** By name: `a` of each product sends, `b` receives. */
  side(name: string): Side
  close(): Promise<void>
}

const ourNames = ['ours-a', 'ours-b']
const phase4Names = ['phase4-a', 'phase4-b']

/** Starts two access points of ours on one PostgreSQL server, and two of phase4 where that has been built. */
export async function openSetting(withPhase4: boolean): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'sustento-bench-'))
  await chmod(folder, 0o711)
  const ca = await makeDemoCa(systemClock.now())
  const names = withPhase4 ? [...ourNames, ...phase4Names] : ourNames
  const keys = new Map<string, Keys>()
  for (const name of names) keys.set(name, await rsaKeys(ca, name))
  const sides: Side[] = []
  for (const name of phase4Names.filter((one) => keys.has(one))) {
    sides.push(await startTheirs(name, phase4File(name, ca.certificate, keys)))
  }
  const server = await startDatabases(folder)
  const ports = new Map<string, number>()
  for (const name of ourNames) ports.set(name, await freePort())
  const urls = new Map([
    ...sides.map(({ name, url }) => [name, url] as const),
    ...[...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}/as4`] as const),
  ])
  for (const [name, port] of ports) {
    const own = join(folder, name)
    await mkdir(own)
    await writeKeys(own, keys)
    const config = join(own, 'config.json')
    await writeFile(config, JSON.stringify(configOf(name, { port, database: await server.databases(name), urls })))
    sides.push(await startOurs(name, urls.get(name) ?? '', config))
  }
  return {
    server,
    side(name) {
      const found = sides.find((side) => side.name === name)
      if (found === undefined) throw new Error(`no side ${name}`)
      return found
    },
    async close() {
      await Promise.all(sides.map((side) => side.stop()))
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function phase4File(name: string, ca: string, keys: Map<string, Keys>): object {
  const partners = [...keys].filter(([one]) => one !== name)
  const own = { name, party: partyOf(name), profile: 'edelivery-1.x', tokenReference: 'bst', ca, ...keys.get(name) }
  const known = partners.map(([one, { sign, decrypt }]) => ({
    party: partyOf(one),
    signCertificate: sign.certificate,
    decryptCertificate: decrypt.certificate,
  }))
  return { parties: [{ ...own, partners: known, services: [agreed.service] }] }
}
