/** One thing of a dossier: a form or an attachment. */
export interface DossierItem {
  readonly title: string
  /** Name of the file. */
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Words and facts of the cover. */
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
  readonly renderedAt: number
}
