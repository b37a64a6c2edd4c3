import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { issueIdentity, makeDemoCa } from '@sustento/messaging/demo-ca'
import { systemClock } from '@sustento/platform/clock'
import { freePorts } from '../support/free-ports.ts'
import { type Database, openDatabase } from './database.ts'
import { openRoad, type Road } from './road.ts'
import { makeSide, otherThan, type Side, type SideName, sideNames } from './side.ts'

/** Both sides with the roads that lead from them. */
export interface Sides {
  sides: Record<SideName, Side>
  roads: Record<SideName, Road>
  close(): Promise<void>
}

/** Makes two access points with keys of 3072 bits, their database servers, and the network between them. */
export async function openSides(folder: string): Promise<Sides> {
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    for (const one of closing.toReversed()) await one()
  }
  try {
    return { ...(await open(folder, closing)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(folder: string, closing: (() => Promise<void>)[]) {
  const [first = 0] = await freePorts(1)
  const ports = { alpha: first, beta: first + 1 }
  const databasePorts = { alpha: first + 2, beta: first + 3 }
  const now = systemClock.now()
  const ca = await makeDemoCa(now)
  const both = async <T>(make: (name: SideName) => Promise<T>): Promise<Record<SideName, T>> => {
    const [alpha, beta] = [await make('alpha'), await make('beta')]
    return { alpha, beta }
  }
  const identities = await both((name) => issueIdentity(ca, { commonName: name, country: 'CA' }, now))
  const roads = await both((name) => openRoad(ports[otherThan(name)]))
  closing.push(...sideNames.map((name) => roads[name].close))
  // The account of the database server has to pass through.
  await chmod(folder, 0o711)
  const databases = await both(async (name): Promise<Database> => {
    await mkdir(join(folder, name), { mode: 0o711 })
    const database = await openDatabase(join(folder, name, 'postgres'), databasePorts[name])
    closing.push(database.stop)
    return database
  })
  const sides = await both(async (name) => {
    const side = await makeSide({
      name,
      folder: join(folder, name),
      port: ports[name],
      roadPort: roads[name].port,
      identity: identities[name],
      partner: identities[otherThan(name)],
      database: databases[name],
    })
    closing.push(side.stop)
    return side
  })
  return { sides, roads }
}
