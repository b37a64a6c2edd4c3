import { type DescField, type DescMessage, fromJson, type JsonValue, ScalarType } from '@bufbuild/protobuf'
import type { Violation } from '../errors.ts'
import { fieldNamed } from './bindings.ts'

const deepest = 100
const most = 50

/**
 * Everything in a JSON value that is not as the contract has it: unknown fields, wrong types, wrong ranges, each with
 * its path. No value is quoted. Leaves are judged by the reader of @bufbuild/protobuf itself.
 */
export function violationsOf(desc: DescMessage, json: JsonValue, at = ''): Violation[] {
  return [...judgeMessage(desc, json, at, 0).take(most)]
}

type Found = Generator<Violation>

function* judgeMessage(desc: DescMessage, json: JsonValue, at: string, depth: number): Found {
  if (depth > deepest) yield violation(at, 'is nested too deeply', 'TOO_DEEP')
  else if (!isObject(json)) yield violation(at, 'must be an object', 'WRONG_TYPE')
  else
    for (const [key, value] of Object.entries(json)) {
      const field = fieldNamed(desc, key)
      const path = joined(at, key)
      if (!field) yield violation(path, 'is not known', 'UNKNOWN_FIELD')
      else if (value !== null) yield* judgeField(field, key, value, path, depth)
    }
}

function* judgeField(field: DescField, key: string, value: JsonValue, path: string, depth: number): Found {
  if (!field.message || hasOwnJson(field.message)) yield* judgeLeaf(field, key, value, path)
  else if (field.fieldKind === 'message') yield* judgeMessage(field.message, value, path, depth + 1)
  else if (field.fieldKind === 'list' && Array.isArray(value))
    for (const [index, item] of value.entries())
      yield* judgeMessage(field.message, item, `${path}[${index}]`, depth + 1)
  else if (field.fieldKind === 'map' && isObject(value))
    for (const [name, item] of Object.entries(value))
      yield* judgeMessage(field.message, item, joined(path, name), depth + 1)
  else yield violation(path, `must be ${field.fieldKind === 'list' ? 'an array' : 'an object'}`, 'WRONG_TYPE')
}

function* judgeLeaf(field: DescField, key: string, value: JsonValue, path: string): Found {
  // as a key of a plain object it would vanish
  if (field.fieldKind === 'map' && isObject(value) && Object.hasOwn(value, '__proto__'))
    yield violation(joined(path, '__proto__'), 'is not allowed', 'UNKNOWN_FIELD')
  try {
    fromJson(field.parent, { [key]: value })
  } catch {
    yield violation(path, `must be ${kindOf(field)}`, 'WRONG_TYPE')
  }
}

function kindOf(field: DescField): string {
  if (field.fieldKind === 'list') return 'an array of its kind'
  if (field.fieldKind === 'map') return 'an object of its kind'
  if (field.enum) return `one of ${field.enum.values.map(({ name }) => name).join(', ')}`
  if (field.message) return `in the JSON form of ${field.message.typeName}`
  return field.scalar === ScalarType.BYTES ? 'base64' : `of type ${ScalarType[field.scalar ?? 0]?.toLowerCase()}`
}

/** Timestamps, field masks and their like are strings in JSON. */
function hasOwnJson(desc: DescMessage): boolean {
  return desc.typeName.startsWith('google.protobuf.')
}

function isObject(json: JsonValue): json is { [key: string]: JsonValue } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function joined(at: string, key: string): string {
  const name = key.slice(0, 100)
  return at ? `${at}.${name}` : name
}

function violation(field: string, description: string, reason: string): Violation {
  return { field, description, reason }
}
