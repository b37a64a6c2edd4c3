/** A stretch of a value: `unit` marks a piece of an overlong word, between which a line may break. */
export interface ValueRun {
  readonly s: string
  readonly unit?: true
}

/** A field of the fillable copy. `tip` is what a reader says aloud. */
export type Field =
  | {
      readonly kind: 'text'
      readonly name: string
      readonly tip: string
      readonly value: string
      readonly multiline: boolean
    }
  | {
      readonly kind: 'list'
      readonly name: string
      readonly tip: string
      readonly value: string
      readonly choices: readonly (readonly [code: string, word: string])[]
    }
  /** A tick box, or one button of a group of which one is chosen. */
  | {
      readonly kind: 'tick'
      readonly name: string
      readonly tip: string
      readonly option: string
      /** What the group of buttons is; empty for a box that stands alone. */
      readonly group: string
      readonly on: boolean
    }

/** Official words that stand beside a working translation. */
export interface Official {
  readonly s: string
  readonly lang: string
}

/** What stands within a line. */
export type Inline =
  /** Words of the form. */
  | { readonly t: 'text'; readonly s: string }
  /** A hint printed after a value, such as (dd/mm/yyyy). */
  | { readonly t: 'hint'; readonly s: string }
  /** The official words beside a working translation, in their own language. */
  | ({ readonly t: 'official' } & Official)
  /** A footnote mark; the first one brings the note. */
  | { readonly t: 'note'; readonly id: string; readonly first: boolean; readonly s: string }
  /** An answer: data, never markup. */
  | { readonly t: 'value'; readonly runs: readonly ValueRun[]; readonly rtl: boolean; readonly lang?: string }
  /** Space to write on. */
  | { readonly t: 'blank' }
  /** A tick box. */
  | { readonly t: 'box'; readonly on: boolean; readonly field?: number }
  /** A tick box that does not part from its words. */
  | {
      readonly t: 'option'
      readonly on: boolean
      readonly s: string
      readonly field?: number
      readonly official?: Official
      /** The next one stays on its line: yes and no. */
      readonly glued?: true
    }
  /** A field of the fillable copy, by its place in the list of fields; `holds` so many characters already. */
  | { readonly t: 'field'; readonly field: number; readonly short: boolean; readonly holds: number }

/** What stands in a cell of a table, piece below piece: a text and its translation, or fields of the fillable copy. */
export type Cell = readonly CellPiece[]

export type CellPiece =
  /** A text in its lines, and the mark that names its language where a reader would not expect it. */
  | {
      readonly t: 'words'
      readonly lines: readonly (readonly ValueRun[])[]
      readonly mark?: string
      readonly lang?: string
    }
  | { readonly t: 'area'; readonly field: number; readonly lines: number; readonly mark?: string }

interface Placed {
  /** Steps of indentation beside the number column. */
  readonly depth: number
  readonly number: string
  /** The words are a working translation: marked in the margin. */
  readonly working: boolean
  /** No page ends between this and what follows. */
  readonly leads?: true
}

export type Block =
  | ({
      readonly b: 'part'
      readonly heading: string
      readonly instruction: string
      readonly official: readonly Official[]
    } & Placed)
  | ({ readonly b: 'heading'; readonly level: number; readonly inline: readonly Inline[] } & Placed)
  | ({ readonly b: 'line'; readonly strong: boolean; readonly inline: readonly Inline[] } & Placed)
  /** A value of several lines. */
  | ({
      readonly b: 'long'
      readonly lines: readonly (readonly ValueRun[])[]
      readonly rtl: boolean
      readonly lang?: string
    } & Placed)
  /** A field of several lines of the fillable copy. */
  | ({ readonly b: 'area'; readonly field: number; readonly lines: number } & Placed)
  | ({
      readonly b: 'table'
      /** The first column names the rows. */
      readonly named: boolean
      readonly head: readonly string[]
      readonly rows: readonly (readonly Cell[])[]
    } & Placed)
  | ({ readonly b: 'signature'; readonly inline: readonly Inline[]; readonly signed: string } & Placed)
  /** The additional sheet begins. */
  | ({ readonly b: 'sheet'; readonly heading: string } & Placed)

/** All that is printed of a form, in order. */
export interface PrintedForm {
  readonly lang: string
  readonly title: string
  readonly header: {
    readonly annex: string
    readonly titleWorking: boolean
    readonly official: readonly Official[]
    readonly instrument: string
    readonly legalBasis: readonly Inline[]
    readonly unpublished: string
    readonly noticeHeading: string
    readonly notices: readonly { readonly s: string; readonly working: boolean; readonly official?: Official }[]
  }
  readonly blocks: readonly Block[]
  readonly workingMark: string
  /** Lines at the end: edition, wording, source, attachment. */
  readonly colophon: readonly string[]
  readonly footer: { readonly left: string; readonly legend: string; readonly page: string }
  /** What each page says at its head: that it is a preview or a draft. */
  readonly preview: string
  /** The XML is attached. */
  readonly attached: boolean
  /** Fields of the fillable copy in the order of the page; absent in a record. */
  readonly fields?: readonly Field[]
}
