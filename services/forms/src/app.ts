import type { Clock } from '@sustento/platform/clock'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { RenderPool } from './render/pool.ts'

/** What every use case of this service is given. It keeps nothing that passes through. */
export interface FormsApp {
  readonly catalogue: Catalogue
  readonly pool: RenderPool
  /** Whether the fonts can draw every character of a text. */
  readonly canDraw: (text: string) => boolean
  readonly clock: Clock
}
