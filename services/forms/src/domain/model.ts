import { type Box, boxesOf } from './boxes.ts'
import type { Form, FormNode } from './form.ts'
import type { PhraseLists } from './phrases.ts'
import { type Rule, repeatOf } from './rules.ts'
import { patternOf, type Slot, slotsOf } from './slots.ts'
import { type Sum, sumsOf } from './totals.ts'

/** A form with everything that is computed from its definition once: validation takes under a millisecond by it. */
export interface FormModel {
  readonly form: Form
  readonly slots: readonly Slot[]
  readonly slotByPattern: ReadonlyMap<string, Slot>
  /** Of each "not known": where the values would stand, as ends of paths below its place; `''` is the place itself. */
  readonly valuesBeside: ReadonlyMap<string, readonly string[]>
  readonly nodeById: ReadonlyMap<string, FormNode>
  /** Nodes in the order of the form with their path pattern. */
  readonly nodes: readonly Placed[]
  /** Checks between points, each with the repeat to whose blocks it is applied. */
  readonly rules: readonly { readonly rule: Rule; readonly repeat?: string }[]
  /** Groups of which a form answers one: a natural person or a public body. */
  readonly alternatives: readonly (readonly string[])[]
  /** Boxes that govern what is given for them. */
  readonly boxes: readonly Box[]
  /** Totals that the form asks for beside what they add up. */
  readonly sums: readonly Sum[]
  /** The lists of phrases of the catalogue, those that the form uses among them. */
  readonly phrases: PhraseLists
}

export interface FormRules {
  readonly alternatives?: readonly (readonly string[])[]
  readonly rules: readonly Rule[]
}

/** A node with its path pattern and the part of the form that it stands in. */
interface Placed {
  readonly node: FormNode
  readonly pattern: string
  readonly formPart?: string
}

/** Computes slots and indexes of a form. */
export function modelOf(form: Form, rules: FormRules, phrases: PhraseLists): FormModel {
  const slots = slotsOf(form, phrases)
  const nodes: Placed[] = []
  const boxes: Box[] = []
  const visit = (node: FormNode, parent?: Placed): void => {
    const pattern = patternOf(node, parent && { id: parent.node.id, pattern: parent.pattern })
    const formPart = node.part ?? parent?.formPart
    nodes.push({ node, pattern, formPart })
    boxes.push(...boxesOf({ node, pattern, parent }))
    for (const child of node.children ?? []) visit(child, { node, pattern, formPart })
  }
  for (const node of form.body) visit(node)
  return {
    form,
    slots,
    slotByPattern: new Map(slots.map((s) => [s.pattern, s])),
    valuesBeside: new Map(slots.filter((s) => s.beside === 'notKnown').map((s) => [s.pattern, valuesBeside(s, slots)])),
    nodeById: new Map(nodes.map((n) => [n.node.id, n.node])),
    nodes,
    rules: rules.rules.map((rule) => ({ rule, repeat: repeatOf(rule) })),
    alternatives: rules.alternatives ?? [],
    boxes,
    sums: sumsOf(nodes),
    phrases,
  }
}

function valuesBeside({ pattern }: Slot, slots: readonly Slot[]): string[] {
  const place = pattern.slice(0, pattern.lastIndexOf('.'))
  const others = slots.filter((s) => s.pattern !== pattern && `${s.pattern}.`.startsWith(`${place}.`))
  // a repeat below is answered when anything in it is
  return [...new Set(others.map((s) => s.pattern.slice(place.length).split('[]')[0] ?? ''))]
}
