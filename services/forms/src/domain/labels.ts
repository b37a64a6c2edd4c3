import type { FormNode } from './form.ts'
import { phraseKey } from './phrases.ts'
import type { Slot } from './slots.ts'

/** The words of one form in one language. */
export interface Labels {
  readonly language: string
  /** Which text the words are, said on paper. */
  readonly wording: string
  readonly source: string
  readonly licence: string
  /** Which text of the instrument the form follows; absent in a file, where the form itself says it in English. */
  readonly edition?: string
  /** Keys whose words were written for this project: `working translation`. */
  readonly working?: readonly string[]
  /** Offset of a footnote mark that does not stand at the end of its label. */
  readonly footnoteMarks?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly labels: Readonly<Record<string, string>>
  /** Phrases that answers may be given in, by list and id: words of this project in every language. */
  readonly phrases?: Readonly<Record<string, string>>
}

/** A wording and whether it is the official text. */
export interface Wording {
  readonly text: string
  readonly working: boolean
}

/** Whether any of the words are the official text. */
export const hasOfficialWords = (labels: Labels): boolean =>
  Object.keys(labels.labels).some((key) => !workingKeysOf(labels).has(key))

/** The words of a key; undefined when the form prints none there. */
export function findWording(labels: Labels, key: string): Wording | undefined {
  const text = labels.labels[key]
  return text === undefined ? undefined : { text, working: workingKeysOf(labels).has(key) }
}

/** Indexed once for the words of a form: a form that is printed looks up each of its words. */
const workingKeys = new WeakMap<Labels, ReadonlySet<string>>()

function workingKeysOf(labels: Labels): ReadonlySet<string> {
  const known = workingKeys.get(labels)
  if (known) return known
  const keys = new Set(labels.working)
  workingKeys.set(labels, keys)
  return keys
}

/** The words of an option of a slot: of its node, or a phrase. */
export const findOptionText = (labels: Labels, { node, beside }: Slot, option: string): string | undefined =>
  beside === 'phrases'
    ? labels.phrases?.[phraseKey(node.phrases ?? '', option)]
    : findWording(labels, `${node.id}.${option}`)?.text

/** The key of a node's own label. A node with `labelFrom` prints no words of its own. */
export const labelKeyOf = (node: FormNode): string => node.labelFrom ?? node.id

/** A to Z, then AA: the letters of repeated persons and claims. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter
}

const numerals: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function romanOf(value: number): string {
  const numeral = numerals.find(([n]) => n <= value)
  return numeral ? numeral[1] + romanOf(value - numeral[0]) : ''
}

/** The printed number of a node in block `index` of a repeat: 11.3.2.1, 5.b.iv. */
export function numberOf(node: FormNode, index: number | undefined, roman: boolean): string {
  const number = node.number ?? ''
  return index === undefined ? number : number.replace('{i}', roman ? romanOf(index + 1) : String(index + 1))
}
