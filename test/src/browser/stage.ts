import { afterAll, beforeAll } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type Installation, installation } from '../support/installation.ts'
import { type Desk, signedIn } from './desk.ts'

/** Two States that run, and one desk for each person, signed in once. */
export interface Stage {
  at: Installation
  browser: Browser
  desk(tenant: string, role: string): Promise<Desk>
}

/** Sets the stage for the tests of a file. */
export function raised(browser: Browser): Stage {
  const desks = new Map<string, Promise<Desk>>()
  const stage: Partial<Stage> = { browser }
  stage.desk = (tenant, role) => {
    const known = desks.get(`${tenant} ${role}`)
    if (known) return known
    const fresh = signedIn(stage as Stage, tenant, role)
    desks.set(`${tenant} ${role}`, fresh)
    return fresh
  }
  beforeAll(async () => {
    stage.at = await installation(['pt', 'be'])
  })
  afterAll(async () => {
    await browser.close()
    await stage.at?.close()
  })
  return stage as Stage
}
