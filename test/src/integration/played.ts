import type { Exchange } from '../support/exchange.ts'
import type { Installation } from '../support/installation.ts'

/** Three States after both exchanges. */
export interface Played {
  at: Installation
  /** Portugal to Belgium, told of canaries. */
  regulation: Exchange
  /** Belgium to Norway. */
  convention: Exchange
}
