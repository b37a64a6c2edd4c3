import { create, type DescField, type DescMessage, type Message, toBinary } from '@bufbuild/protobuf'
import type { Rpc } from '@sustento/platform/descriptors'

// A request for any RPC of the contract, aimed at a tenant: every field that names a resource is filled with a name of
// that tenant, every other one with the least that its type allows.

/** The encoded request of an RPC, aimed at the tenant. */
export function aimedRequest(rpc: Rpc, tenant: string): Uint8Array {
  return toBinary(rpc.desc.input, aimed(rpc.desc.input, tenant, 0))
}

function aimed(type: DescMessage, tenant: string, depth: number): Message {
  const message = create(type) as Message & Record<string, unknown>
  for (const field of type.fields) {
    if (field.oneof) continue
    const value = valueFor(field, tenant, depth)
    if (value !== undefined) message[field.localName] = value
  }
  const [first] = type.oneofs
  const member = first?.fields.find((field) => field.fieldKind === 'message')
  if (first && member?.message)
    message[first.localName] = { case: member.localName, value: aimed(member.message, tenant, depth + 1) }
  return message
}

function valueFor(field: DescField, tenant: string, depth: number): unknown {
  if (field.fieldKind === 'scalar' && typeof field.getDefaultValue() !== 'number') return textFor(field, tenant)
  if (field.fieldKind !== 'message' || depth > 2 || !field.message.typeName.startsWith('sustento.')) return undefined
  return aimed(field.message, tenant, depth + 1)
}

const id = '01890000-0000-7000-8000-000000000001'

function textFor(field: DescField, tenant: string): unknown {
  if (field.fieldKind !== 'scalar' || field.scalar !== 9) return undefined
  if (field.name === 'name') return `tenants/${tenant}/cases/${id}`
  if (field.name === 'parent') return `tenants/${tenant}`
  if (field.name === 'partner') return `tenants/${tenant}/partners/pt`
  if (field.name === 'request_id') return id
  return undefined
}
