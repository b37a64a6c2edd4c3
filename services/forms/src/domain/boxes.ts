import type { FormNode } from './form.ts'

/** A box and what it governs: the text after it, its date, its sums, the points below it. Neither stands alone. */
export interface Box {
  /** Pattern of the place that both are at. */
  readonly place: string
  /** End of the path of the box at its place. */
  readonly end: string
  /** The option that is the box, of a question the answer; otherwise any. */
  readonly option?: string
  /** Ends of the paths of what it governs. */
  readonly governs: readonly string[]
  /** Those of its questions: "no" is an answer to them as well. */
  readonly questions: readonly string[]
  /** One text, date or amount after the words of the box, and whether the form asks for it: "please specify". */
  readonly fill?: 'asked' | 'mayBeBlank'
}

interface Placed {
  readonly node: FormNode
  readonly pattern: string
  readonly parent?: { readonly node: FormNode; readonly pattern: string }
}

/** Every box that governs something, as the structure of the form says it. */
export function boxesOf({ node, pattern, parent }: Placed): Box[] {
  if (node.printed === 'beforeLabel' && parent) {
    const siblings = (parent.node.children ?? []).filter((sibling) => sibling !== node)
    return [box(parent.pattern, parent.node, siblings, { end: endOf(node, parent.node) })]
  }
  if (typeof node.fill === 'object') return Object.keys(node.fill).map((option) => optionBox(node, pattern, option))
  if (node.type !== 'boolean' || node.options) return []
  if (node.fill) return [{ ...place(pattern), governs: ['.fill'], fill: 'asked' }]
  return node.children || node.parts ? [box(pattern, node, node.children ?? [])] : []
}

const place = (pattern: string) => ({ place: pattern, end: '', questions: [] })

const optionBox = (node: FormNode, pattern: string, option: string): Box => ({
  ...place(pattern),
  option,
  governs: [`.fill.${option}`],
  fill: node.mayBeBlank?.includes(option) ? 'mayBeBlank' : 'asked',
})

function box(pattern: string, node: FormNode, below: readonly FormNode[], more: Partial<Box> = {}): Box {
  const parts = (node.parts ?? []).map(({ id }) => `.${id}`)
  const isQuestion = ({ type, options }: FormNode): boolean => type === 'boolean' && options !== undefined
  return {
    ...place(pattern),
    governs: [...parts, ...below.map((child) => endOf(child, node))],
    questions: below.filter(isQuestion).map((child) => endOf(child, node)),
    ...more,
  }
}

const endOf = (node: FormNode, above: FormNode): string => node.id.slice(above.id.length)
