import { systemClock } from '@sustento/platform/clock'
import type { FormsApp } from '../app.ts'
import { readCatalogue } from '../catalogue/read.ts'
import { fontCoverage } from '../render/coverage.ts'
import { defaultLimits, renderPool } from '../render/pool.ts'

/** The service's use cases without server and database. No child is started before something is rendered. */
export const commandApp = (): FormsApp => ({
  catalogue: readCatalogue(),
  pool: renderPool(defaultLimits),
  canDraw: fontCoverage(),
  clock: systemClock,
})
