import type { Inline, Official, ValueRun } from '../print/blocks.ts'
import type { Words } from './words.ts'

/** What a program is written with: its words, the language of the form, whether it is a copy with fields. */
export interface Writer {
  readonly words: Words
  readonly lang: string
  readonly fillable: boolean
}

const languageTag = /^[a-z]{2,3}$/

/** The language of a passage, where it is another than that of the form. */
export const otherLanguage = ({ lang }: Writer, own: string | undefined): string | undefined =>
  own !== undefined && own !== lang && languageTag.test(own) ? own : undefined

/** A piece of an overlong word is a box of its own: a line may break between boxes, and no character is added. */
export const runs = ({ words }: Writer, list: readonly ValueRun[]): string =>
  list.map(({ s, unit }) => (unit ? `#box(${words.of(s)})` : `#${words.of(s)}`)).join('')

/** The same as what is given to a function. */
function argument(writer: Writer, list: readonly ValueRun[]): string {
  const [only] = list
  return list.length === 1 && only && !only.unit ? `(${writer.words.of(only.s)})` : `[${runs(writer, list)}]`
}

/** Official words beside a working translation, in their own language. */
export const beside = ({ words }: Writer, { lang, s }: Official): string =>
  `#beside(${words.of(lang)}, ${words.of(`[${s}]`)})`

const tick = (item: { readonly on: boolean; readonly field?: number }): string =>
  item.field === undefined ? (item.on ? '#on' : '#off') : `#tick-field(${item.field})#nb`

const value = (writer: Writer, { runs: list, rtl, lang }: Extract<Inline, { t: 'value' }>): string => {
  const own = otherLanguage(writer, lang)
  const shown = `#${rtl ? 'right-to-left' : 'underline'}${argument(writer, list)}`
  return own === undefined ? shown : `#text(lang: "${own}")[${shown}]`
}

/** The pieces of a line as markup, in which every piece is a call or a constant of the template. */
export function inline(writer: Writer, list: readonly Inline[]): string {
  return joined(list)
    .map((item) => piece(writer, item))
    .join('')
}

function piece(writer: Writer, item: Inline): string {
  const { words } = writer
  switch (item.t) {
    case 'text':
      return `#${words.of(item.s)}`
    case 'hint':
      return `#hint(${words.of(item.s)})`
    case 'official':
      return ` ${beside(writer, item)}`
    case 'note':
      return item.first
        ? `#footnote(${words.of(` ${item.s}`)})${noteLabel(item.id)}`
        : `#footnote(${noteLabel(item.id)})`
    case 'value':
      return value(writer, item)
    case 'blank':
      return '#blank'
    case 'box':
      return tick(item)
    case 'option':
      return `#box[${tick(item)}#${words.of(item.s)}]${item.official ? ` ${beside(writer, item.official)}` : ''}${item.glued ? '#glue' : '#gap'}`
    case 'field':
      return item.short ? `#short-field(${item.field})` : `#long-field(${item.field})`
  }
}

const noteLabel = (id: string): string => `<note-${id}>`

/** Words that follow one another are set as one piece. */
function joined(list: readonly Inline[]): readonly Inline[] {
  const pieces: Inline[] = []
  for (const item of list) {
    const last = pieces.at(-1)
    if (item.t === 'text' && last?.t === 'text') pieces[pieces.length - 1] = { t: 'text', s: last.s + item.s }
    else pieces.push(item)
  }
  return pieces
}
