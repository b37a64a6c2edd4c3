import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Caseworker, type Credentials, signIn } from '@sustento/embedded/demo/caseworker'
import { launch, type StateProcess } from '@sustento/embedded/launch'
import { type PreparedState, prepare } from '@sustento/embedded/prepare'
import { reset } from '@sustento/embedded/reset'
import { readSpec, type Spec } from '@sustento/embedded/spec'
import { freePorts } from './free-ports.ts'

/** An installation of real States for one test file: real processes, databases and certificates. */
export interface Installation {
  data: string
  spec: Spec
  states: PreparedState[]
  /** The State of a tenant. */
  stateOf(tenant: string): PreparedState
  /** Starts the State of a tenant again, for example after a crash; `env` is given to the new process. */
  start(tenant: string, env?: Record<string, string>): Promise<StateProcess>
  /** The running process of a tenant's State. */
  processOf(tenant: string): StateProcess
  /** A signed-in person of a tenant. One sign-in for each login: a code of the second factor works once. */
  person(tenant: string, role: 'caseworker' | 'supervisor' | 'administrator'): Promise<Caseworker>
  credentials(tenant: string, role: string): Credentials
  close(): Promise<void>
}

const all = readSpec(new URL('../../../deploy/embedded/data/demo/states.json', import.meta.url))

/** Prepares and starts the given States of the demonstration's description on ports of their own. */
export async function installation(ids: string[]): Promise<Installation> {
  const data = await mkdtemp(join(tmpdir(), 'sustento-test-'))
  const ports = await freePorts(ids.length)
  const chosen = all.states.filter((state) => ids.includes(state.id))
  const spec: Spec = { states: chosen.map((state, i) => ({ ...state, ports: ports[i] ?? state.ports })) }
  const states = await prepare(spec, data)
  const processes = new Map<string, StateProcess>()
  const people = new Map<string, Promise<Caseworker>>()
  const stateOf = (tenant: string) => {
    const found = states.find((state) => state.spec.tenants.some(({ id }) => id === tenant))
    if (!found) throw new Error(`no State has the tenant ${tenant}`)
    return found
  }
  const credentials = (tenant: string, role: string): Credentials => {
    const { file } = stateOf(tenant)
    const found = file.people[tenant]?.find((person) => person.roles[0] === role)
    if (!found) throw new Error(`${tenant} has no ${role}`)
    return { ...found, web: file.webUrl }
  }
  const start = async (tenant: string, env: Record<string, string> = {}) => {
    const state = stateOf(tenant)
    const process = await launch(state, env)
    processes.set(state.spec.id, process)
    return process
  }
  await Promise.all(states.map((state) => start(state.spec.tenants[0]?.id ?? '')))
  return {
    data,
    spec,
    states,
    stateOf,
    start,
    credentials,
    processOf(tenant) {
      const process = processes.get(stateOf(tenant).spec.id)
      if (!process) throw new Error(`the State of ${tenant} does not run`)
      return process
    },
    person(tenant, role) {
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
      await rm(data, { recursive: true, force: true })
    },
  }
}
