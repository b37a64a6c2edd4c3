import type { FormNode } from '../domain/form.ts'
import type { FormModel } from '../domain/model.ts'
import type { Slot } from '../domain/slots.ts'

/**
 * An element of a form's XML. Elements are the segments of the paths of answers, so
 * `applicant.naturalPerson.birth.date` is `<applicant><naturalPerson><birth><date>`: whoever can read a path can read the
 * XML, and a form needs no second definition.
 */
export interface Place {
  readonly name: string
  /** Repeats and blank rows of a table stand as often as they are filled, in order. */
  readonly repeats: boolean
  /** What is answered at this very place. */
  readonly slot?: Slot
  /** The point of the form, when the element is one and not a part, a row or a cell of one. */
  readonly node?: FormNode
  /** Row of a table. */
  readonly row?: { readonly node: FormNode; readonly id: string }
  readonly children: readonly Place[]
}

interface Growing extends Place {
  slot?: Slot
  row?: { readonly node: FormNode; readonly id: string }
  readonly children: Growing[]
}

const trees = new WeakMap<FormModel, readonly Place[]>()

/** The top elements of a form, in its order. Computed once for a form. */
export function treeOf(model: FormModel): readonly Place[] {
  const known = trees.get(model) ?? grow(model)
  trees.set(model, known)
  return known
}

function grow(model: FormModel): Growing[] {
  const nodes = new Map(model.nodes.map(({ node, pattern }) => [pattern, node]))
  const top: Growing[] = []
  for (const slot of model.slots) {
    let siblings = top
    let pattern = ''
    for (const segment of slot.pattern.split('.')) {
      const isRow = pattern.endsWith('.cells')
      pattern = pattern ? `${pattern}.${segment}` : segment
      const name = segment.replace('[]', '')
      let place = siblings.find((p) => p.name === name)
      if (!place) {
        place = { name, repeats: segment.endsWith('[]'), node: nodes.get(pattern), children: [] }
        if (isRow) place.row = { node: slot.node, id: name }
        siblings.push(place)
      }
      if (pattern === slot.pattern) place.slot = slot
      siblings = place.children
    }
  }
  return top
}

/** Whether a value has an element of its own, because others stand beside it or it may be missing in a block. */
export const isWrapped = ({ slot, children, repeats }: Place): boolean =>
  slot !== undefined && slot.kind !== 'choices' && (children.length > 0 || repeats)
