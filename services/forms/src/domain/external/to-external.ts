import { type Answer, isGiven } from '../answers.ts'
import type { FormModel } from '../model.ts'
import { inOrder } from '../order.ts'
import { type Slot, toPattern } from '../slots.ts'
import { type ExternalAnswers, type ExternalValue, own } from './external.ts'
import { toExternalValue } from './value.ts'

type Growing = { [key: string]: Growing | ExternalValue | Growing[] }

/** Answers as integrators read them, in the order of the form: `fromExternal` of it gives the same answers. */
export function toExternal(model: FormModel, answers: readonly Answer[]): ExternalAnswers {
  const nodes = new Map(model.nodes.map(({ node, pattern }) => [node.id, pattern]))
  const json: Growing = {}
  for (const answer of inOrder(model, answers)) {
    const slot = model.slotByPattern.get(toPattern(answer.path))
    if (slot && isGiven(answer.value)) place(json, slot, nodes.get(slot.node.id) ?? '', answer)
  }
  return simplify(json) as ExternalAnswers
}

function place(json: Growing, slot: Slot, pattern: string, answer: Answer): void {
  const { node } = slot
  const rest = slot.pattern
    .slice(pattern.length)
    .split('.')
    .filter((s) => s !== '')
  const value = toExternalValue(slot, answer)
  const indexes = [...answer.path.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]))
  const at = pattern.indexOf('[]')
  if (at < 0) {
    put(under(json, node.id), rest, indexes, value)
    return
  }
  const block = item(json, pattern.slice(0, at), indexes[0] ?? 0)
  const key = node.id.slice(at + 1)
  put(key === '' ? block : under(block, key), rest, indexes.slice(1), value)
}

/** Each value in an object of its own, which takes what stands beside it and is simplified when nothing does. */
function put(into: Growing, rest: readonly string[], indexes: readonly number[], value: ExternalValue): void {
  const place = rest.reduce((at, segment) => {
    if (segment === 'cells[]') return item(at, own.rows, indexes[0] ?? 0)
    return under(at, segment === 'cells' ? own.rows : segment)
  }, into)
  place[own.value] = value
}

function under(parent: Growing, key: string): Growing {
  const known = parent[key]
  if (known !== undefined) return known as Growing
  const made: Growing = {}
  parent[key] = made
  return made
}

/** The block of a list; those before it that nobody answered are empty. */
function item(parent: Growing, key: string, index: number): Growing {
  const list = (parent[key] ?? []) as Growing[]
  parent[key] = list
  while (list.length <= index) list.push({})
  return list[index] ?? {}
}

/** A point with nothing beside its value is the value, a table with nothing beside its rows is the rows. */
function simplify(json: Growing | ExternalValue | Growing[]): ExternalValue {
  if (Array.isArray(json)) return json.map((each) => simplify(each))
  if (typeof json !== 'object') return json as ExternalValue
  const entries = Object.entries(json).map(([key, value]): [string, ExternalValue] => [key, simplify(value)])
  const [only] = entries
  if (entries.length === 1 && only && (only[0] === own.value || only[0] === own.rows)) return only[1]
  return Object.fromEntries(entries)
}
