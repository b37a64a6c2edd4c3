import type { Answer } from '../domain/answers.ts'
import { printDate } from '../domain/dates.ts'
import type { FormNode } from '../domain/form.ts'
import { findWording, type Labels, labelKeyOf, letterOf, type Wording } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import { type ValueList, wordOf } from '../domain/lists.ts'
import type { FormModel } from '../domain/model.ts'
import { printNumber } from '../domain/money.ts'
import { listNameOf, toPattern } from '../domain/slots.ts'
import type { Field, Inline, Official } from './blocks.ts'
import { isRightToLeft, primaryLanguage, runsOf } from './text.ts'

/** What a form is set with. */
export interface PrintInput {
  readonly model: FormModel
  readonly answers: readonly Answer[]
  readonly labels: Labels
  readonly language: Language
  readonly lists: ReadonlyMap<string, ValueList>
  readonly signedParts: readonly string[]
  readonly reference: string
  /** Printed in the colophon, ISO with minutes. */
  readonly renderedAt: string
  readonly preview: boolean
  /** A draft for the court that issues the form: each page says so, and no XML is attached. */
  readonly draft?: boolean
  /** Labels of a language with official words, printed beside what is a working translation. */
  readonly official?: Labels
  /** A copy to be filled in any reader of PDF: fields where the record has answers. */
  readonly fillable?: boolean
}

/** The state of one setting: answers by path, and which footnotes have been brought. */
export interface Setter extends PrintInput {
  readonly byPath: ReadonlyMap<string, Answer>
  /** Answered blocks of a repeat, by its concrete path without index. */
  readonly blockCount: (container: string) => number
  readonly notesSeen: Set<string>
  /** The fields so far, of a fillable copy. */
  readonly fields?: Field[]
}

export function setterOf(input: PrintInput): Setter {
  const byPath = new Map(input.answers.map((a) => [a.path, a]))
  const counts = new Map<string, number>()
  for (const path of byPath.keys()) {
    for (const match of path.matchAll(/\[(\d+)\]/g)) {
      const container = path.slice(0, match.index)
      counts.set(container, Math.max(counts.get(container) ?? 0, Number(match[1]) + 1))
    }
  }
  const fields = input.fillable ? { fields: [] } : {}
  return { ...input, ...fields, byPath, notesSeen: new Set(), blockCount: (container) => counts.get(container) ?? 0 }
}

const nothing: Wording = { text: '', working: false }

export const wordsOf = (set: Setter, key: string): Wording => findWording(set.labels, key) ?? nothing

/** The words of a node in block `index` of its repeat, with the footnote marks where the official text has them. */
export function labelInline(set: Setter, key: string, notes: readonly string[] = [], index?: number): Inline[] {
  const { text } = wordsOf(set, key)
  if (text === '') return []
  const own = index === undefined ? text : text.replace('{L}', letterOf(index))
  const inline = notes.length === 0 ? [{ t: 'text' as const, s: own }] : withNotes(set, key, own, notes)
  const official = findOfficial(set, key, index)
  return official ? [...inline, { t: 'official', ...official }] : inline
}

function withNotes(set: Setter, key: string, text: string, notes: readonly string[]): Inline[] {
  const end = /\s*:\s*$/.exec(text)?.index ?? text.length
  const offsets = set.labels.footnoteMarks?.[key] ?? {}
  const marks = notes.map((id) => ({ id, at: offsets[id] ?? end })).sort((a, b) => a.at - b.at)
  const inline: Inline[] = []
  let from = 0
  for (const { id, at } of marks) {
    if (at > from) inline.push({ t: 'text', s: text.slice(from, at) })
    inline.push(noteOf(set, id))
    from = at
  }
  if (from < text.length) inline.push({ t: 'text', s: text.slice(from) })
  return inline
}

/** The official words of a key, when those of the form are a working translation and the official ones are asked for. */
export function findOfficial({ labels, official }: Setter, key: string, index?: number): Official | undefined {
  const words = official && findWording(labels, key)?.working ? findWording(official, key) : undefined
  if (!official || !words || words.working) return undefined
  const s = index === undefined ? words.text : words.text.replace('{L}', letterOf(index))
  return { s, lang: official.language }
}

/** The words of a key without marks, for a field's tip. */
export function labelText(set: Setter, key: string, index?: number): string {
  const { text } = wordsOf(set, key)
  return (index === undefined ? text : text.replace('{L}', letterOf(index))).trim()
}

function noteOf(set: Setter, id: string): Inline {
  const first = !set.notesSeen.has(id)
  set.notesSeen.add(id)
  return { t: 'note', id, first, s: wordsOf(set, `footnote.${id}`).text }
}

export const labelOf = (set: Setter, node: FormNode, index?: number): Inline[] =>
  node.labelFrom ? [] : labelInline(set, labelKeyOf(node), node.footnotes, index)

/** The answer at a path as a piece of a line; undefined when there is none. */
export function findValue(set: Setter, path: string): Extract<Inline, { t: 'value' }> | undefined {
  const text = findText(set, path)
  if (text === undefined) return undefined
  const lang = primaryLanguage(set.byPath.get(path)?.language)
  const runs = runsOf(text.replace(/\r\n|\r|\n/g, ' '))
  return { t: 'value', runs, rtl: isRightToLeft(text), ...(lang ? { lang } : {}) }
}

/** The answer at a path in print: dates, amounts and codes in the language of the form. */
export function findText(set: Setter, path: string): string | undefined {
  const value = set.byPath.get(path)?.value
  const { locale } = set.language
  if (value?.kind === 'date') return printDate(value.date, locale)
  if (value?.kind === 'number') return printNumber(value.number, locale)
  return value?.kind === 'text' ? codedText(set, path, value.text) : undefined
}

/** The answer at a path as a field holds it: codes as they are, lines as lines. */
export function findRaw(set: Setter, path: string): string | undefined {
  const value = set.byPath.get(path)?.value
  return value?.kind === 'text' ? value.text : findText(set, path)
}

function codedText(set: Setter, path: string, text: string): string {
  const slot = set.model.slotByPattern.get(toPattern(path))
  const list = slot && listNameOf(slot)
  const words = list ? set.lists.get(list) : undefined
  return words ? wordOf(words, text, set.language).text : text
}

export function isTicked(set: Setter, path: string): boolean {
  const value = set.byPath.get(path)?.value
  return value?.kind === 'ticked' && value.ticked
}

export function isChosen(set: Setter, path: string, option: string): boolean {
  const value = set.byPath.get(path)?.value
  return value?.kind === 'choices' && value.choices.includes(option)
}
