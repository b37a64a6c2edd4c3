import {
  create,
  type DescField,
  type DescMessage,
  fromJsonString,
  type JsonValue,
  type Message,
  mergeFromJson,
  toBinary,
} from '@bufbuild/protobuf'
import { reflect } from '@bufbuild/protobuf/reflect'
import { Refused, refuse, type Violation } from '../errors.ts'
import { refuseRepeatedKeys } from '../repeated-keys.ts'
import type { Binding } from './bindings.ts'
import { fieldNamed } from './bindings.ts'
import { type JsonTree, put, readQuery } from './query.ts'
import { violationsOf } from './strict.ts'

/** The parts of a HTTP request that make a request of the contract. */
export interface HttpParts {
  variables: ReadonlyMap<string, string>
  query: URLSearchParams
  /** JSON text; empty when there is no body. */
  body: string
}

/** The bytes that the gRPC handler gets. Whatever the contract does not know, or knows otherwise, is refused. */
export function readRequest(binding: Binding, { variables, query, body }: HttpParts): Uint8Array {
  const { input } = binding.rpc.desc
  const message = readBody(binding, body)
  const tops = [...variables.keys()].map((path) => path.split('.', 1)[0])
  const taken = new Set(input.fields.filter((field) => isTaken(field, binding.body) || tops.includes(field.name)))
  const tree: JsonTree = {}
  const violations = readQuery(input, query, taken, tree)
  for (const [path, value] of variables) put(tree, path, value)
  refuseAll([...violations, ...violationsOf(input, tree), ...contradictions(input, message, variables)])
  return toBinary(
    input,
    attempt(() => mergeFromJson(input, message, tree)),
  )
}

function isTaken(field: DescField, body: Binding['body']): boolean {
  return body === 'all' || body === field
}

function readBody({ body: kind, rpc: { desc } }: Binding, text: string): Message {
  if (kind === 'none') {
    if (text !== '') refuse('INVALID_ARGUMENT', 'this call has no body')
    return create(desc.input)
  }
  if (kind === 'all') return readJson(desc.input, text, '')
  const message = reflect(desc.input)
  if (kind.fieldKind === 'message')
    message.set(kind, reflect(kind.message, readJson(kind.message, text, kind.jsonName)))
  return message.message
}

function readJson(desc: DescMessage, text: string, at: string): Message {
  let json: JsonValue
  try {
    json = JSON.parse(text === '' ? '{}' : text)
  } catch {
    return refuse('INVALID_ARGUMENT', 'the body is not JSON')
  }
  refuseAll(violationsOf(desc, json, at))
  // the text, because the value has lost the keys that stand twice
  refuseRepeatedKeys(text, at)
  return attempt(() => fromJsonString(desc, text === '' ? '{}' : text))
}

/** What is left to refuse when every field is right by itself: a oneof set twice, a field by both of its names. */
function attempt<T>(read: () => T): T {
  try {
    return read()
  } catch {
    return refuse(
      'INVALID_ARGUMENT',
      'the request sets a field, or alternatives of which one may stand, more than once',
    )
  }
}

/** The path says what the call is about; a body that says otherwise is a mistake of the caller. */
function contradictions(input: DescMessage, message: Message, variables: ReadonlyMap<string, string>): Violation[] {
  return [...variables].flatMap(([path, value]) => {
    const own = textAt(input, message, path)
    const field = path
    return own && own !== value ? [{ field, description: 'differs from the path', reason: 'CONTRADICTION' }] : []
  })
}

function textAt(desc: DescMessage, message: Message, path: string): unknown {
  const [first = '', ...rest] = path.split('.')
  const field = fieldNamed(desc, first)
  if (!field) return undefined
  const value = reflect(desc, message).get(field)
  if (rest.length === 0) return value
  return field.fieldKind === 'message'
    ? textAt(field.message, (value as { message: Message }).message, rest.join('.'))
    : undefined
}

function refuseAll(violations: readonly Violation[]): void {
  if (violations.length === 0) return
  const onlyUnknown = violations.every(({ reason }) => reason === 'UNKNOWN_FIELD')
  const fields = violations.map(({ field, description }) => `${field || 'the body'} ${description}`).slice(0, 3)
  throw new Refused(onlyUnknown ? 'UNKNOWN_FIELD' : 'INVALID_ARGUMENT', fields.join('; '), {}, [...violations])
}
