import type { ValueKind } from './answers.ts'
import type { Form, FormNode, NodePart, NodeType } from './form.ts'
import type { PhraseLists } from './phrases.ts'

/** A place in a form that takes an answer. */
export interface Slot {
  /** Path pattern: repeats and blank table rows as `[]`. */
  readonly pattern: string
  readonly node: FormNode
  readonly type: NodeType
  readonly kind: ValueKind
  /** Part id, column id or option id, when the slot is not the node itself. */
  readonly part?: string
  readonly column?: string
  /** Of a cell in a row that the form names. */
  readonly row?: string
  readonly fillOf?: string
  readonly isFill: boolean
  /** Options of a choice: those of the node, or phrases. */
  readonly options: readonly string[]
  /** What the slot says beside the value of another: its path ends with this. */
  readonly beside?: Beside
  readonly restricted: boolean
  /** Part of the form, A or B. */
  readonly formPart?: string
}

/** What may stand beside a value: phrases for free text; that it is not known. */
export const besides = ['phrases', 'notKnown'] as const
export type Beside = (typeof besides)[number]

interface Place {
  readonly pattern: string
  readonly restricted: boolean
  readonly formPart?: string
}

const kinds: Readonly<Record<NodeType, ValueKind | undefined>> = {
  group: undefined,
  note: undefined,
  signature: undefined,
  table: undefined,
  dateRange: undefined,
  text: 'text',
  multilineText: 'text',
  address: 'text',
  memberState: 'text',
  country: 'text',
  currency: 'text',
  iban: 'text',
  bic: 'text',
  date: 'date',
  money: 'number',
  boolean: 'ticked',
  choice: 'choices',
  multiChoice: 'choices',
}

/** Pattern of a node below its parent's pattern: ids share their beginning, repeats add `[]`. */
export function patternOf(node: FormNode, parent?: { id: string; pattern: string }): string {
  const own = parent ? parent.pattern + node.id.slice(parent.id.length) : node.id
  return node.repeat ? `${own}[]` : own
}

/** All slots in the order of the form. */
export function slotsOf(form: Form, phrases: PhraseLists): Slot[] {
  const slots: Slot[] = []
  const visit = (node: FormNode, parent?: Place & { id: string }): void => {
    const place: Place = {
      pattern: patternOf(node, parent),
      restricted: (parent?.restricted ?? false) || node.restricted === true,
      formPart: node.part ?? parent?.formPart,
    }
    slots.push(...ownSlots(node, place).flatMap((slot) => [slot, ...besideSlots(slot, phrases)]))
    for (const child of node.children ?? []) visit(child, { ...place, id: node.id })
  }
  for (const node of form.body) visit(node)
  return slots
}

function ownSlots(node: FormNode, place: Place): Slot[] {
  const slot = (suffix: string, type: NodeType, more: Partial<Slot> = {}): Slot[] => {
    const kind = kinds[type]
    const options = kind === 'choices' ? (node.options ?? []) : []
    return kind
      ? [{ ...place, pattern: place.pattern + suffix, node, type, kind, options, isFill: false, ...more }]
      : []
  }
  const isLeaf = !(node.type === 'address' && node.children)
  const hasValues = node.parts !== undefined || (isLeaf && kinds[node.type] !== undefined)
  return [
    ...(node.notKnown && !hasValues ? slot('.notKnown', 'boolean', { beside: 'notKnown' }) : []),
    ...(isLeaf ? slot('', node.type) : []),
    ...fillSlots(node).flatMap((f) =>
      slot(`.fill${f.option ? `.${f.option}` : ''}`, f.type, { isFill: true, fillOf: f.option }),
    ),
    ...(node.parts ?? []).flatMap((p) => slot(`.${p.id}`, p.type, { part: p.id })),
    ...(node.columns ?? []).flatMap((c) => cellSlots(node, c, slot)),
  ]
}

/** Phrases belong to the free text of a point, "not known" to each of its values, or to a point of points or a table as a whole. */
function besideSlots(slot: Slot, phrases: PhraseLists): Slot[] {
  const { node, kind, part, column, fillOf } = slot
  const beside = (name: Beside, more: Pick<Slot, 'type' | 'kind' | 'options'>): Slot => ({
    ...slot,
    pattern: `${slot.pattern}.${name}`,
    beside: name,
    ...more,
  })
  const list = kind === 'text' && !part && !fillOf ? node.phrases : undefined
  const isValue = kind !== 'ticked' && kind !== 'choices' && !column
  const options = phrases.get(list ?? '')?.phrases.map(({ id }) => id) ?? []
  return [
    ...(list ? [beside('phrases', { type: 'multiChoice', kind: 'choices', options })] : []),
    ...(node.notKnown && isValue ? [beside('notKnown', { type: 'boolean', kind: 'ticked', options: [] })] : []),
  ]
}

function fillSlots(node: FormNode): { type: NodeType; option?: string }[] {
  if (!node.fill) return []
  if (typeof node.fill === 'string') return [{ type: node.fill }]
  return Object.entries(node.fill).map(([option, type]) => ({ type, option }))
}

function cellSlots(
  node: FormNode,
  column: NodePart,
  slot: (suffix: string, type: NodeType, more?: Partial<Slot>) => Slot[],
) {
  if (!node.rows) return slot(`.cells[].${column.id}`, column.type, { column: column.id })
  return node.rows.flatMap((row) => slot(`.cells.${row}.${column.id}`, column.type, { column: column.id, row }))
}

/** The value list that a slot's codes come from. */
export const listNameOf = (slot: Slot): string | undefined =>
  ({ memberState: 'memberStates', country: 'countries', currency: 'currencies' })[slot.type as string]

/** The pattern of a concrete path: every index becomes `[]`. */
export const toPattern = (path: string): string => (path.includes('[') ? path.replace(/\[\d{1,6}\]/g, '[]') : path)
