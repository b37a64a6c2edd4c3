/** One thing of a dossier: a form or an attachment. */
export interface DossierItem {
  readonly title: string
  readonly filename: string
  readonly content: Uint8Array
}

/** What stands on the cover besides the list. */
export interface DossierCover {
  readonly lang: string
  readonly title: string
  readonly reference: string
  readonly facts: readonly (readonly [label: string, lines: readonly string[]])[]
  readonly contents: string
  readonly columns: { readonly number: string; readonly title: string; readonly pages: string }
  readonly separately: string
  /** With the places `{page}` and `{pages}`. */
  readonly page: string
}

/** A dossier to be put together. */
export interface DossierJob {
  readonly kind: 'dossier'
  readonly cover: DossierCover
  readonly items: readonly DossierItem[]
  /** What should be printed and cannot be is enclosed separately; without it the dossier is refused. */
  readonly skipUnreadable: boolean
  /** Numbers of items that are not even tried, counted from 1: a child was ended with them. */
  readonly skipped: readonly number[]
  /** Seconds since 1970, written into the document. */
  readonly renderedAt: number
}
