import { type DescField, type DescMessage, type JsonValue, ScalarType } from '@bufbuild/protobuf'
import type { Violation } from '../errors.ts'
import { fieldNamed, findField } from './bindings.ts'

/** A JSON object that is being put together. */
export type JsonTree = { [key: string]: JsonValue }

/** Puts a value at a dotted path. */
export function put(tree: JsonTree, path: string, value: JsonValue): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let place = tree
  for (const name of names) {
    place[name] ??= {}
    place = place[name] as JsonTree
  }
  place[last] = value
}

/**
 * The query's parameters as JSON of the request: `pageSize=10`, `page.number=3`, `labels=a&labels=b`,
 * `readMask=words,amount`. What the contract does not know, or the path or the body holds, is a violation.
 */
export function readQuery(
  input: DescMessage,
  query: URLSearchParams,
  taken: ReadonlySet<DescField>,
  tree: JsonTree,
): Violation[] {
  const violations: Violation[] = []
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    const field = findField(input, name)
    const top = fieldNamed(input, name.split('.', 1)[0] ?? '')
    if (!field || !top || taken.has(top) || !isLeaf(field))
      violations.push({ field: name.slice(0, 100), description: 'is not known', reason: 'UNKNOWN_FIELD' })
    else if (field.fieldKind === 'list')
      put(
        tree,
        name,
        values.map((text) => jsonOf(field, text)),
      )
    else if (values.length > 1) violations.push({ field: name, description: 'must stand once', reason: 'REPEATED' })
    else put(tree, name, jsonOf(field, values[0] ?? ''))
  }
  return violations
}

/** Messages other than timestamps, masks and their like are given field by field; maps not at all. */
function isLeaf(field: DescField): boolean {
  if (field.fieldKind === 'map') return false
  return !field.message || field.message.typeName.startsWith('google.protobuf.')
}

/** Text as the JSON reader wants it: numbers may be strings there, statements and numbers of enum values may not. */
function jsonOf(field: DescField, text: string): JsonValue {
  if (field.scalar === ScalarType.BOOL && /^(true|false)$/.test(text)) return text === 'true'
  return field.enum && /^\d+$/.test(text) ? Number(text) : text
}
