import type { FormNode } from '../domain/form.ts'
import { wordOf } from '../domain/lists.ts'
import type { Block, Inline } from './blocks.ts'
import { otherField, tickOf } from './fillable.ts'
import {
  findOfficial,
  findValue,
  isChosen,
  isTicked,
  labelInline,
  labelOf,
  labelText,
  type Setter,
  wordsOf,
} from './setter.ts'
import { translationBlocks, valueBlocks, valueInline } from './values.ts'

/** Where a node is set: its concrete path, its number, how deep, in which block of a repeat. */
export interface At {
  readonly path: string
  readonly number: string
  readonly depth: number
  readonly index?: number
}

const gap: Inline = { t: 'text', s: ' ' }
const blank: Inline = { t: 'blank' }

/** The place of a node's own words. */
export const placed = (set: Setter, node: FormNode, at: At) => ({
  depth: at.depth,
  number: at.number,
  working: !node.labelFrom && wordsOf(set, node.id).working,
})

const hintOf = (set: Setter, key: string): Inline[] => {
  const { text } = wordsOf(set, `${key}#hint`)
  return text ? [gap, { t: 'hint', s: text }] : []
}

/** A value of one line beside its label, or a long one below it. */
export function fieldBlocks(set: Setter, node: FormNode, at: At, before: readonly Inline[] = []): Block[] {
  return valueBlocks(
    set,
    { ...placed(set, node, at) },
    [...before, ...labelOf(set, node, at.index)],
    at.path,
    hintOf(set, node.id),
  )
}

/** Several values on one printed line: joined, in the places that dots leave in the words, or each after its own word. */
export function partsInline(set: Setter, node: FormNode, at: At): Inline[] {
  const parts = node.parts ?? []
  const values = parts.map((p) => valueInline(set, `${at.path}.${p.id}`))
  const valueAt = (i: number): readonly Inline[] => (values[i]?.length ? values[i] : [blank])
  const text = node.labelFrom ? '' : wordsOf(set, node.id).text
  const pieces = text.split('…')
  if (parts.length > 1 && pieces.length === parts.length + 1) {
    return pieces.flatMap((s, i): Inline[] => [{ t: 'text', s }, ...(i < parts.length ? valueAt(i) : [])])
  }
  const own = parts.map((p) => labelInline(set, `${node.id}.${p.id}`))
  const label = labelOf(set, node, at.index)
  const hint = hintOf(set, node.id)
  if (own.some((words) => words.length > 0)) {
    return [
      ...label,
      ...parts.flatMap((_, i) => [gap, ...(own[i] ?? []), ...(own[i]?.length ? [gap] : []), ...valueAt(i)]),
      ...hint,
    ]
  }
  if (set.fields) {
    const named = parts.flatMap((p, i): Inline[] => [
      gap,
      ...(parts.length > 1 ? [{ t: 'hint' as const, s: set.language.parts[p.id] ?? '' }, gap] : []),
      ...valueAt(i),
    ])
    return [...label, ...named, ...hint]
  }
  const given = values.filter((v) => v.length > 0)
  const joined = given.flatMap((v, i): readonly Inline[] =>
    i === 0 ? v : [{ t: 'text', s: node.separator ?? ', ' }, ...v],
  )
  return [...label, gap, ...(given.length > 0 ? joined : [blank]), ...hint]
}

/** Values on one line; in the copy below it a place for the translation of each that needs one. */
export function partsBlocks(set: Setter, node: FormNode, at: At, before: readonly Inline[] = []): Block[] {
  const place = placed(set, node, at)
  const line: Block = { b: 'line', strong: false, ...place, inline: [...before, ...partsInline(set, node, at)] }
  const below = { ...place, number: '', working: false }
  const translations = (node.parts ?? []).flatMap(({ id }) =>
    translationBlocks(set, below, `${at.path}.${id}`, false, partName(set, node, id)),
  )
  return [line, ...translations]
}

const partName = (set: Setter, node: FormNode, part: string): string =>
  set.language.parts[part] ?? labelText(set, `${node.id}.${part}`)

/** A tick box or a pair of them, and the free text that may follow. */
export function booleanBlocks(set: Setter, node: FormNode, at: At): Block[] {
  const value = set.byPath.get(at.path)?.value
  if (node.options) {
    const last = node.options.length - 1
    const options = node.options.map((o, i): Inline => {
      const on = value?.kind === 'ticked' && value.ticked === (o === 'yes')
      const key = `${node.id}.${o}`
      return {
        t: 'option',
        ...tickOf(set, at.path, on, o),
        s: wordsOf(set, key).text,
        official: findOfficial(set, key),
        ...(i < last ? { glued: true } : {}),
      }
    })
    const inline = [...labelOf(set, node, at.index), gap, ...options]
    if (typeof node.fill === 'object') {
      return valueBlocks(set, placed(set, node, at), inline, `${at.path}.fill.${Object.keys(node.fill)[0]}`, [])
    }
    return [{ b: 'line', strong: false, ...placed(set, node, at), inline }]
  }
  const box: Inline[] = [{ t: 'box', ...tickOf(set, at.path, isTicked(set, at.path)) }, gap]
  if (node.fill) {
    return valueBlocks(
      set,
      placed(set, node, at),
      [...box, ...labelOf(set, node, at.index)],
      `${at.path}.fill`,
      hintOf(set, node.id),
    )
  }
  if (node.parts) return partsBlocks(set, node, at, box)
  return [{ b: 'line', strong: false, ...placed(set, node, at), inline: [...box, ...labelOf(set, node, at.index)] }]
}

/** Options one below the other, or in a row when their words are short. */
export function choiceBlocks(set: Setter, node: FormNode, at: At): Block[] {
  const options = node.options ?? []
  const words = options.map((o) => wordsOf(set, `${node.id}.${o}`))
  const own = labelOf(set, node, at.index)
  const label: readonly Inline[] = node.box ? [{ t: 'box', on: set.byPath.has(at.path) }, gap, ...own] : own
  const head: Block[] =
    label.length > 0 ? [{ b: 'line', strong: false, leads: true, ...placed(set, node, at), inline: label }] : []
  const tick = (o: string) => tickOf(set, at.path, isChosen(set, at.path, o), o, node.type === 'choice')
  if (!node.fill && words.every((w) => w.text.length <= 24)) {
    const row = options.flatMap((o, i): Inline[] => [
      { t: 'option', ...tick(o), s: words[i]?.text ?? '', official: findOfficial(set, `${node.id}.${o}`) },
      gap,
    ])
    const lead = label.length > 0 ? [...label, gap] : []
    return [{ b: 'line', strong: false, ...placed(set, node, at), inline: [...lead, ...row] }]
  }
  const fills = typeof node.fill === 'object' ? node.fill : {}
  const lines = options.flatMap((option): Block[] => {
    const key = `${node.id}.${option}`
    const place = { depth: at.depth + (label.length > 0 ? 1 : 0), number: '', working: wordsOf(set, key).working }
    const inline: Inline[] = [
      { t: 'box', ...tick(option) },
      gap,
      ...labelInline(set, key, node.optionFootnotes?.[option]),
    ]
    if (!(option in fills)) return [{ b: 'line', strong: false, ...place, inline }]
    return valueBlocks(set, place, inline, `${at.path}.fill.${option}`, hintOf(set, key))
  })
  return [...head, ...lines]
}

/** A State or currency: the boxes of the printed edition, with what it does not print in words after them. */
export function listBlocks(set: Setter, node: FormNode, at: At): Block[] {
  const printed = node.list ? set.model.form.lists?.[node.list]?.printed : undefined
  const list = node.list ? set.lists.get(node.list) : undefined
  if (!printed || !list) return fieldBlocks(set, node, at)
  const value = set.byPath.get(at.path)?.value
  const code = value?.kind === 'text' ? value.text : ''
  const isPrinted = printed.includes(code)
  const words = printed.map((c) => ({ c, w: wordOf(list, c, set.language) }))
  const options = words.flatMap(({ c, w }): Inline[] => [
    {
      t: 'option',
      ...tickOf(set, at.path, c === code || (c === 'other' && code !== '' && !isPrinted), c),
      s: w.text,
    },
    gap,
  ])
  const other = code !== '' && !isPrinted ? [findValue(set, at.path) ?? blank] : []
  const rest = set.fields ? otherField(set, list, at.path, printed) : other
  const place = { ...placed(set, node, at), working: words.some(({ w }) => w.working) }
  return [
    {
      b: 'line',
      strong: false,
      leads: true,
      ...place,
      working: placed(set, node, at).working,
      inline: labelOf(set, node, at.index),
    },
    { b: 'line', strong: false, ...place, number: '', inline: [...options, ...rest] },
  ]
}
