import type { FileRegistry, Message } from '@bufbuild/protobuf'
import { getOption, hasOption } from '@bufbuild/protobuf'
import type { Actor } from './ctx.ts'
import { contract, type Rpc } from './descriptors.ts'
import { Fault } from './errors.ts'

/** Every role that a token can carry. Those of services belong to accounts that run loops. */
export const roles = [
  'caseworker',
  'supervisor',
  'administrator',
  'auditor',
  'service-cases',
  'service-messaging',
  'service-stats',
  'service-web',
] as const

/** A role within one tenant. */
export type Role = (typeof roles)[number]

const option = 'sustento.type.v1.access'

/**
 * The roles that a method is open to, from its option in the contract. A method that names none, or a role that does
 * not exist, stops the process at start: silence would mean open to everybody or to nobody.
 */
export function accessOf(rpc: Rpc, registry: FileRegistry = contract()): readonly Role[] {
  const extension = registry.getExtension(option)
  if (!extension || !hasOption(rpc.desc, extension)) throw new Fault(`configuration: ${rpc.path} has no ${option}`)
  const listed = (getOption(rpc.desc, extension) as Message & { roles: string[] }).roles
  const unknown = listed.filter((role) => !roles.includes(role as Role))
  if (listed.length === 0 || unknown.length > 0)
    throw new Fault(`configuration: ${rpc.path} is open to no known role (${unknown.join(', ') || 'none listed'})`)
  return listed as Role[]
}

/** Whether the actor has one of the roles. */
export function mayCall(actor: Actor, open: readonly Role[]): boolean {
  return actor.roles.some((role) => open.includes(role as Role))
}
