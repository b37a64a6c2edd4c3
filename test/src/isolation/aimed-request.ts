import { type DescField, type DescMessage, ScalarType, toBinary } from '@bufbuild/protobuf'
import { type ReflectList, type ReflectMessage, reflect } from '@bufbuild/protobuf/reflect'
import type { Rpc } from '@sustento/platform/descriptors'

// Requests for any RPC of the contract, made from its descriptor: what they are about, and every text that they hold.

/** Fields from the request down to a text. */
type Path = readonly DescField[]

const id = '01890000-0000-7000-8000-000000000001'
const deepest = 6

/** A request that is about a resource of the tenant, and that resource's name. */
export function aimedRequest(rpc: Rpc, tenant: string): { bytes: Uint8Array; name: string } {
  const { input } = rpc.desc
  const [anchor] = anchorsOf(input)
  if (!anchor) throw new Error(`${rpc.path} is about nothing`)
  return { bytes: toBinary(input, aimed(input, tenant).message), name: nameFor(anchor, tenant) }
}

/** Requests that are about an own resource, each with a name of the other tenant in one of its texts. */
export function* smugglingRequests(
  rpc: Rpc,
  own: string,
  other: string,
): Generator<{ path: string; bytes: Uint8Array }> {
  const { input } = rpc.desc
  for (const path of textsIn(input)) {
    const request = aimed(input, own)
    put(request, path, `tenants/${other}/cases/${id}`)
    yield { path: path.map(({ name }) => name).join('.'), bytes: toBinary(input, request.message) }
  }
}

function aimed(input: DescMessage, tenant: string): ReflectMessage {
  const request = reflect(input)
  for (const anchor of anchorsOf(input)) put(request, anchor, nameFor(anchor, tenant))
  return request
}

const nameFor = (path: Path, tenant: string) =>
  path.at(-1)?.name === 'parent' ? `tenants/${tenant}` : `tenants/${tenant}/cases/${id}`

/** The texts `name` and `parent` nearest to the top: they say what a request is about. */
function anchorsOf(input: DescMessage): Path[] {
  const named = [...textsIn(input)].filter((path) => ['name', 'parent'].includes(path.at(-1)?.name ?? ''))
  const nearest = Math.min(...named.map((path) => path.length))
  return named.filter((path) => path.length === nearest)
}

/** Every text of a message, in nested messages, lists and oneofs. */
function* textsIn(desc: DescMessage, above: Path = []): Generator<Path> {
  for (const field of desc.fields) {
    const path = [...above, field]
    if (isText(field)) yield path
    else if (field.message && !field.message.typeName.startsWith('google.') && path.length < deepest)
      yield* textsIn(field.message, path)
  }
}

const isText = (field: DescField) =>
  (field.fieldKind === 'scalar' && field.scalar === ScalarType.STRING) ||
  (field.fieldKind === 'list' && field.listKind === 'scalar' && field.scalar === ScalarType.STRING)

function put(message: ReflectMessage, [field, ...rest]: Path, text: string): void {
  if (!field) return
  const value = valueAt(message, field, rest, text)
  if (field.fieldKind === 'list') (message.get(field) as ReflectList).add(value)
  else message.set(field, value)
}

function valueAt(message: ReflectMessage, field: DescField, rest: Path, text: string): ReflectMessage | string {
  if (!field.message) return text
  const known = field.fieldKind === 'message' && message.isSet(field) ? message.get(field) : undefined
  const inner = (known as ReflectMessage | undefined) ?? reflect(field.message)
  put(inner, rest, text)
  return inner
}
