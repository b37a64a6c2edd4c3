import { chmod, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { type Caseworker, type Credentials, signIn } from '@sustento/embedded/demo/caseworker'
import { launch, type StateProcess } from '@sustento/embedded/launch'
import { type PreparedState, prepare } from '@sustento/embedded/prepare'
import { reset } from '@sustento/embedded/reset'
import { readSpec, type Spec } from '@sustento/embedded/spec'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'
import { freePorts } from './free-ports.ts'

/** An installation of real States for one test file: real processes, databases and certificates. */
export interface Installation {
  data: string
  states: PreparedState[]
  /** The State of a tenant. */
  stateOf(tenant: string): PreparedState
  /** Prepares the State of a tenant again, as after a crash, and starts its process. */
  restart(tenant: string): Promise<PreparedState>
  /** The running process of a tenant's State. */
  processOf(tenant: string): StateProcess
  /** A signed-in person of a tenant. One sign-in for each login: a code of the second factor works once. */
  person(tenant: string, role?: Role): Promise<Caseworker>
  credentials(tenant: string, role: string): Credentials
  close(): Promise<void>
}

/** What somebody of the demonstration is first of all. */
export type Role = 'caseworker' | 'supervisor' | 'administrator'

/** What may differ from the demonstration. */
export interface Wishes {
  /** Folder of the installation; without it one of the test run, removed with it. */
  data?: string
  /** Changes files of the States whenever they are prepared. */
  adjust?: (states: PreparedState[]) => Promise<void>
  /** Which of the States get a process; without it all. */
  started?: string[]
}

const all = readSpec(new URL('../../../deploy/embedded/data/demo/states.json', import.meta.url))

/** Prepares and starts the given States of the demonstration's description on ports of their own. */
export async function installation(ids: string[], wishes: Wishes = {}): Promise<Installation> {
  const { adjust = async () => {}, started = ids } = wishes
  const data = wishes.data ?? (await ownFolder())
  const spec = await specOf(ids)
  const processes = new Map<string, StateProcess>()
  const people = new Map<string, Promise<Caseworker>>()
  const prepareAll = async () => {
    const prepared = await prepare(spec, data)
    await adjust(prepared)
    return prepared
  }
  const states = await prepareAll()
  const start = async (state: PreparedState) => {
    processes.set(state.spec.id, await launch(state))
  }
  const stateOf = (tenant: string) => find(states, tenant)
  const credentials = (tenant: string, role: string): Credentials => {
    const { file } = stateOf(tenant)
    const found = file.people[tenant]?.find((person) => person.roles[0] === role)
    if (!found) throw new Error(`${tenant} has no ${role}`)
    return { ...found, web: file.webUrl }
  }
  await Promise.all(states.filter(({ spec: { id } }) => started.includes(id)).map(start))
  return {
    data,
    states,
    stateOf,
    credentials,
    async restart(tenant) {
      const again = find(await prepareAll(), tenant)
      await start(again)
      return again
    },
    processOf(tenant) {
      const process = processes.get(stateOf(tenant).spec.id)
      if (!process) throw new Error(`the State of ${tenant} does not run`)
      return process
    },
    person(tenant, role = 'caseworker') {
      const key = `${tenant} ${role}`
      const known = people.get(key)
      if (known) return known
      const fresh = signIn(credentials(tenant, role))
      people.set(key, fresh)
      return fresh
    },
    async close() {
      await Promise.all([...processes.values()].map((process) => process.stop()))
      await reset(spec, data)
    },
  }
}

/** In the folder of the test run, where the account of the database server can pass. */
async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(presentRunFolder(), 'states-'))
  await chmod(folder, 0o711)
  return folder
}

async function specOf(ids: string[]): Promise<Spec> {
  const ports = await freePorts(ids.length)
  const chosen = all.states.filter((state) => ids.includes(state.id))
  return { states: chosen.map((state, i) => ({ ...state, ports: ports[i] ?? state.ports })) }
}

function find(states: PreparedState[], tenant: string): PreparedState {
  const found = states.find((state) => state.spec.tenants.some(({ id }) => id === tenant))
  if (!found) throw new Error(`no State has the tenant ${tenant}`)
  return found
}
