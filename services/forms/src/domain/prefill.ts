import { type Answer, isGiven, type Origin, type Value } from './answers.ts'
import type { CaseFile } from './case-file.ts'
import type { FactContext } from './facts/context.ts'
import type { Fact, Facts } from './facts/fact.ts'
import { factsOf } from './facts/facts.ts'
import type { CompletedBy } from './form.ts'
import type { FormModel } from './model.ts'
import type { Slot } from './slots.ts'

/**
 * A fact's name, several of which the first known one counts; for choices the fact that chooses each option, for phrases
 * also the name of a fact that lists them.
 */
export type Binding = string | readonly string[] | Readonly<Record<string, string>>
export type Bindings = Readonly<Record<string, Binding>>
/** What no case knows, by who is asked: ids of points, each with everything below it, or paths. */
export type Asked = Readonly<Partial<Record<CompletedBy, readonly string[]>>>

/** `bindings.json`: each place for an answer is either derived or asked. */
export interface Derivation {
  readonly bindings: Bindings
  readonly asked: Asked
}

/** Derives from the case every answer that it knows, in the order of the form. Pure. */
export function prefill(model: FormModel, bindings: Bindings, file: CaseFile, context: FactContext): Answer[] {
  const facts = factsOf(file, context)
  const answers: Answer[] = []
  for (const slot of model.slots) {
    const binding = bindings[slot.pattern]
    if (binding === undefined) continue
    const origin = originOf(binding, file)
    for (const { path, scope } of scopes(slot, binding, facts)) {
      const value = toValue(slot, binding, scope)
      if (value && isGiven(value)) answers.push({ path, value, origin })
    }
  }
  return ordered(answers)
}

/** Answers of one block of a repeat stay together, as a reader of the form meets them; so do rows within a block. */
function ordered(answers: Answer[], from = 0): Answer[] {
  const blocks = new Map<string, Answer[]>()
  for (const answer of answers) {
    const at = answer.path.indexOf('[', from)
    const key = at < 0 ? answer.path : answer.path.slice(0, at)
    const block = blocks.get(key) ?? []
    blocks.set(key, block)
    block.push(answer)
  }
  return [...blocks].flatMap(([key, block]) => (block.length > 1 ? byIndex(block, key.length) : block))
}

function byIndex(block: readonly Answer[], at: number): Answer[] {
  const rows: Answer[][] = []
  for (const answer of block) {
    const index = Number.parseInt(answer.path.slice(at + 1), 10)
    rows[index] ??= []
    rows[index].push(answer)
  }
  return rows.flatMap((row) => ordered(row, at + 1))
}

interface Place {
  readonly path: string
  readonly scope: Facts
}

/** Where a slot is answered: once, or in each block and row for which the case has an item. */
function scopes(slot: Slot, binding: Binding, facts: Facts): readonly Place[] {
  const [start = '', ...segments] = slot.pattern.split('[]')
  let places: readonly Place[] = [{ path: start, scope: facts }]
  if (segments.length === 0) return places
  const lists = firstName(binding).split('[]')
  for (const [depth, segment] of segments.entries()) {
    const list = (depth === 0 ? '' : 'item') + (lists[depth] ?? '')
    places = places.flatMap(({ path, scope }) => {
      const items = lookUp(scope, list)
      if (!Array.isArray(items)) return []
      return items.map((item: Facts, i) => ({ path: `${path}[${i}]${segment}`, scope: { ...facts, item } }))
    })
  }
  return places
}

const firstName = (binding: Binding): string =>
  typeof binding === 'string' ? binding : (Object.values(binding)[0] ?? '')

const steps = new Map<string, readonly string[]>()

/** The steps to a fact; names are those of the bindings, so each is taken apart once. */
function stepsTo(name: string): readonly string[] {
  const known = steps.get(name)
  if (known) return known
  const made = (name.includes('[]') ? `item${name.slice(name.lastIndexOf('[]') + 2)}` : name).split('.')
  steps.set(name, made)
  return made
}

/** `represented[].familyNames` looks up `familyNames` in the item of the block. */
export function lookUp(facts: Facts, name: string): Fact {
  let at: Fact = facts
  for (const step of stepsTo(name)) {
    if (at === undefined || typeof at !== 'object' || Array.isArray(at)) return undefined
    at = (at as Facts)[step]
  }
  return at
}

function toValue(slot: Slot, binding: Binding, scope: Facts): Value | undefined {
  if (slot.kind === 'choices') return { kind: 'choices', choices: slot.options.filter(isChosenBy(binding, scope)) }
  const names = typeof binding === 'string' ? [binding] : Object.values(binding)
  const fact = names.map((name) => lookUp(scope, name)).find((f) => f !== undefined && f !== '')
  if (slot.kind === 'ticked') return tickOf(slot, fact)
  if (typeof fact !== 'string') return undefined
  if (slot.kind === 'date') return { kind: 'date', date: fact }
  return slot.kind === 'number' ? { kind: 'number', number: fact } : { kind: 'text', text: fact }
}

/** Which options the case chooses: each by a fact of its own, or all by a fact that lists them. */
export function isChosenBy(binding: Binding, scope: Facts): (option: string) => boolean {
  if (typeof binding === 'object' && !Array.isArray(binding)) {
    const byOption = binding as Readonly<Record<string, string>>
    return (option) => option in byOption && lookUp(scope, byOption[option] ?? '') === true
  }
  const lists = [binding].flat().map((name) => lookUp(scope, name as string))
  return (option) => lists.some((list) => Array.isArray(list) && list.includes(option))
}

/** A box is ticked or left; only a yes/no question is answered with no. */
function tickOf(slot: Slot, fact: Fact): Value | undefined {
  if (typeof fact !== 'boolean') return undefined
  return fact || slot.node.options ? { kind: 'ticked', ticked: fact } : undefined
}

function originOf(binding: Binding, file: CaseFile): Origin {
  const name = firstName(binding)
  const end = name.search(/[.[]/)
  const root = end < 0 ? name : name.slice(0, end)
  if (['requesting', 'requested', 'today'].includes(root)) return 'authority'
  return ofTheExtract.has(root) && file.decision?.fromExtract ? 'extract' : 'case'
}

/** Facts that the court's extract gives when there is one. */
const ofTheExtract: ReadonlySet<string> = new Set([
  'decision',
  'decisionToModify',
  'obligations',
  'firstObligation',
  'claims',
  'indexation',
])
