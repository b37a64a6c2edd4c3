/** Seals and opens the columns of one case with the case's data key. The place is authenticated: what is moved does not open. */
export interface Sealer {
  seal(table: string, row: string, column: string, plain: Uint8Array): Buffer
  open(table: string, row: string, column: string, sealed: Buffer): Buffer
}
