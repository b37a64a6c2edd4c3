import { type Answer, isGiven, type Origin, type Value } from './answers.ts'
import type { CaseFile } from './case-file.ts'
import type { Fact, Facts } from './facts/fact.ts'
import { type FactContext, factsOf } from './facts/facts.ts'
import type { FormModel } from './model.ts'
import type { Slot } from './slots.ts'

/** A fact's name, several of which the first known one counts, or for choices the fact that chooses each option. */
export type Binding = string | readonly string[] | Readonly<Record<string, string>>
export type Bindings = Readonly<Record<string, Binding>>

/** Derives from the case every answer that it knows, in the order of the form. Pure. */
export function prefill(model: FormModel, bindings: Bindings, file: CaseFile, context: FactContext): Answer[] {
  const facts = factsOf(file, context)
  const answers: Answer[] = []
  for (const slot of model.slots) {
    const binding = bindings[slot.pattern]
    if (binding === undefined) continue
    const origin = originOf(binding, file)
    for (const { index, scope } of scopes(slot, binding, facts)) {
      const value = toValue(slot, binding, scope)
      if (value && isGiven(value)) answers.push({ path: slot.pattern.replace('[]', `[${index}]`), value, origin })
    }
  }
  return ordered(answers)
}

/** Answers of one block of a repeat stay together, as a reader of the form meets them. */
function ordered(answers: Answer[]): Answer[] {
  const blocks = new Map<string, Answer[]>()
  for (const answer of answers) {
    const at = answer.path.indexOf('[')
    const key = at < 0 ? answer.path : answer.path.slice(0, at)
    const block = blocks.get(key) ?? []
    blocks.set(key, block)
    block.push(answer)
  }
  const indexOf = (a: Answer): number => Number(/\[(\d+)\]/.exec(a.path)?.[1] ?? 0)
  return [...blocks.values()].flatMap((block) => block.sort((a, b) => indexOf(a) - indexOf(b)))
}

function scopes(slot: Slot, binding: Binding, facts: Facts): { index: number; scope: Facts }[] {
  if (!slot.pattern.includes('[]')) return [{ index: 0, scope: facts }]
  const name = firstName(binding)
  const list = lookUp(facts, name.slice(0, name.indexOf('[]')))
  return Array.isArray(list) ? list.map((item: Facts, index) => ({ index, scope: { ...facts, item } })) : []
}

const firstName = (binding: Binding): string =>
  typeof binding === 'string' ? binding : (Object.values(binding)[0] ?? '')

/** `represented[].familyNames` looks up `familyNames` in the item of the block. */
export function lookUp(facts: Facts, name: string): Fact {
  const path = name.includes('[]') ? `item${name.slice(name.indexOf('[]') + 2)}` : name
  let at: Fact = facts
  for (const step of path.split('.')) {
    if (at === undefined || typeof at !== 'object' || Array.isArray(at)) return undefined
    at = (at as Facts)[step]
  }
  return at
}

function toValue(slot: Slot, binding: Binding, scope: Facts): Value | undefined {
  if (slot.kind === 'choices') {
    const options = typeof binding === 'object' && !Array.isArray(binding) ? Object.entries(binding) : []
    return { kind: 'choices', choices: options.filter(([, name]) => lookUp(scope, name) === true).map(([id]) => id) }
  }
  const names = typeof binding === 'string' ? [binding] : Object.values(binding)
  const fact = names.map((name) => lookUp(scope, name)).find((f) => f !== undefined && f !== '')
  if (slot.kind === 'ticked') return tickOf(slot, fact)
  if (typeof fact !== 'string') return undefined
  if (slot.kind === 'date') return { kind: 'date', date: fact }
  return slot.kind === 'number' ? { kind: 'number', number: fact } : { kind: 'text', text: fact }
}

/** A box is ticked or left; only a yes/no question is answered with no. */
function tickOf(slot: Slot, fact: Fact): Value | undefined {
  if (typeof fact !== 'boolean') return undefined
  return fact || slot.node.options ? { kind: 'ticked', ticked: fact } : undefined
}

function originOf(binding: Binding, file: CaseFile): Origin {
  const root = firstName(binding).split(/[.[]/)[0] ?? ''
  if (['requesting', 'requested', 'today'].includes(root)) return 'authority'
  return ['decision', 'obligations', 'indexation'].includes(root) && file.decision?.fromExtract ? 'extract' : 'case'
}
