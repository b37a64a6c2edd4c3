import type { Installation } from '../support/installation.ts'
import type { Roads } from '../support/roads.ts'

/** Two States, the roads between them, and the token of a national system of the Portuguese authority. */
export interface Edge {
  at: Installation
  roads: Roads
  token: string
}
