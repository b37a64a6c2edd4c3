import type { Form, FormNode } from '../domain/form.ts'
import { letterOf } from '../domain/labels.ts'

/** What the printed form shows next: words of a key, or a list of States or currencies. */
export interface Item {
  /** Empty for a list. */
  readonly key: string
  /** The English words: how long, what punctuation, which numbers and codes. */
  readonly english: string
  readonly number?: string
  readonly footnote?: number
  /** Letter of the block of a repeat. */
  readonly letter?: string
}

interface Block {
  readonly index?: string
  readonly letter?: string
}

/**
 * Everything that a form prints after its heading, in order, repeats as often as they are printed. Only what the English text
 * prints is expected.
 */
export function itemsOf(form: Form, english: Readonly<Record<string, string>>): Item[] {
  const items: Item[] = []
  let pending: string | undefined
  const push = (key: string, more: Partial<Item> = {}): void => {
    const words = english[key]
    if (!words) return
    const number = pending
    pending = undefined
    items.push({ key, english: words.replace('{L}', more.letter ?? ''), ...(number ? { number } : {}), ...more })
  }
  const visit = (node: FormNode, block: Block): void => {
    const { id, children = [] } = node
    for (const child of children.filter((c) => c.printed === 'beforeLabel')) visitAll(child, block)
    if (node.number) pending = node.number.replace('{i}', block.index ?? '')
    const letter = block.letter ? { letter: block.letter } : {}
    if (!node.labelFrom) push(id, letter)
    for (const part of node.parts ?? []) push(`${id}.${part.id}`)
    push(`${id}#hint`)
    if (node.list) items.push({ key: '', english: '' })
    for (const option of node.options ?? []) {
      push(`${id}.${option}`)
      push(`${id}.${option}#hint`)
    }
    for (const child of children.filter((c) => c.printed !== 'beforeLabel')) visitAll(child, block)
    for (const column of node.columns ?? []) {
      push(`${id}.col.${column.id}`)
      push(`${id}.col.${column.id}#hint`)
    }
    for (const row of node.rows ?? []) push(`${id}.row.${row}`)
  }
  const visitAll = (node: FormNode, block: Block): void => {
    if (!node.repeat) visit(node, block)
    else {
      for (let i = 0; i < node.repeat.printed; i++) {
        visit(node, { index: node.repeat.keys?.[i] ?? String(i + 1), letter: letterOf(i) })
      }
    }
  }
  const { header } = form
  for (const key of [header.title, header.legalBasis, header.noticeHeading, ...header.notices]) if (key) push(key)
  let part = ''
  for (const node of form.body.filter((n) => !n.sheet)) {
    const next = form.parts?.find((p) => p.id === node.part)
    if (next && next.id !== part) {
      part = next.id
      push(next.heading)
      push(next.instruction)
    }
    visitAll(node, {})
  }
  for (const [i, id] of form.footnotes.entries()) push(`footnote.${id}`, { footnote: i + 1 })
  return items
}
