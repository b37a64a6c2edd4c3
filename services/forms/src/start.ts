import { type Clock, systemClock } from '@sustento/platform/clock'
import { FormsServiceService } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { platformMigrations } from '@sustento/platform/migrate'
import { serve } from '@sustento/platform/rpc/server'
import type { Running, RunOptions } from '@sustento/platform/run'
import { runService, serviceBase } from '@sustento/platform/service'
import { readCatalogue } from './catalogue/read.ts'
import type { FormsConfig } from './config.ts'
import { fontCoverage } from './render/coverage.ts'
import { lanes } from './render/lanes.ts'
import { defaultLimits, renderPool } from './render/pool.ts'
import { formsService } from './transport/forms-service.ts'

/** The tenants of this service with their databases: all that a command needs. */
export const formsBase = (config: FormsConfig) =>
  serviceBase('forms', config, { entities: [], migrations: platformMigrations })

/**
 * Composes the service and starts it; `options` and `clock` are for tests and for several services in one process.
 * Its databases hold the audit log and nothing of what passes through.
 */
export function startForms(
  config: FormsConfig,
  options: RunOptions = {},
  clock: Clock = systemClock,
): Promise<Running> {
  const base = formsBase(config)
  const limits = { ...defaultLimits, idleMs: config.RENDERER_IDLE_MS }
  const pool = lanes(
    renderPool({ ...limits, ...time(config.RENDER_TIMEOUT_MS), size: config.RENDERERS }),
    renderPool({ ...limits, ...time(config.READ_TIMEOUT_MS) }),
  )
  const app = { catalogue: readCatalogue(), canDraw: fontCoverage(), pool, clock }
  const parts = { served: serve(FormsServiceService, formsService(app)), close: [() => pool.close()] }
  return runService(base, config, parts, options)
}

/** Processor time, and the patience with a machine that gives less than half of it. */
const time = (cpuMs: number) => ({ cpuMs, patienceMs: Math.max(defaultLimits.patienceMs, cpuMs * 2) })
