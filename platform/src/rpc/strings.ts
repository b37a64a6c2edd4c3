import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf'
import { refuse } from '../errors.ts'

/** A string somewhere in a message. */
export interface Found {
  text: string
  /** Field that holds it, or whose map key it is. */
  field: DescField
  /** Path by JSON names, for example `note.children[0].name`. */
  path: string
}

const deepest = 100

/**
 * Every string of a message as ts-proto holds it: in nested messages, lists, maps (keys too) and oneofs. Messages of
 * `google.*` carry no names of ours, and ts-proto turns some of them into values of JavaScript.
 */
export function* stringsOf(desc: DescMessage, message: object, at = '', depth = 0): Generator<Found> {
  if (depth > deepest) refuse('INVALID_ARGUMENT', `messages are nested deeper than ${deepest}`)
  for (const field of desc.fields) {
    const value = heldBy(field, message)
    if (value === undefined || value === null || !holdsText(field)) continue
    yield* stringsOfValue(field, value, at ? `${at}.${field.jsonName}` : field.jsonName, depth)
  }
}

function* stringsOfValue(field: DescField, value: unknown, path: string, depth: number): Generator<Found> {
  if (field.fieldKind === 'list') {
    for (const [index, item] of (value as unknown[]).entries()) yield* one(field, item, `${path}[${index}]`, depth)
  } else if (field.fieldKind === 'map') {
    const entries = value instanceof Map ? value : new Map(Object.entries(value as object))
    for (const [key, item] of entries) {
      if (typeof key === 'string') yield { text: key, field, path }
      yield* one(field, item, `${path}["${key}"]`, depth)
    }
  } else yield* one(field, value, path, depth)
}

function* one(field: DescField, value: unknown, path: string, depth: number): Generator<Found> {
  if (typeof value === 'string') yield { text: value, field, path }
  else if (field.message && value !== null && typeof value === 'object')
    yield* stringsOf(field.message, value, path, depth + 1)
}

/** ts-proto holds the members of a oneof as `{ $case, value }` under the name of the oneof. */
function heldBy(field: DescField, message: object): unknown {
  const own = message as Record<string, unknown>
  if (!field.oneof) return own[field.localName]
  const chosen = own[field.oneof.localName] as { $case: string; value: unknown } | undefined
  return chosen?.$case === field.localName ? chosen.value : undefined
}

function holdsText(field: DescField): boolean {
  if (field.message) return !field.message.typeName.startsWith('google.')
  return field.scalar === ScalarType.STRING || field.fieldKind === 'map'
}
