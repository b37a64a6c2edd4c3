import { systemClock } from '@sustento/platform/clock'
import type { FormsApp } from '../app.ts'
import { readCatalogue } from '../catalogue/read.ts'
import { fontCoverage } from '../render/coverage.ts'
import { lanes } from '../render/lanes.ts'
import { defaultLimits, renderPool } from '../render/pool.ts'

/** The service's use cases without server and database. No child is started before something is rendered. */
export const commandApp = (): FormsApp => ({
  catalogue: readCatalogue(),
  pool: lanes(renderPool(), renderPool({ ...defaultLimits, cpuMs: 5000 })),
  canDraw: fontCoverage(),
  clock: systemClock,
})
