import { Fault } from '@sustento/platform/errors'
import type { Tenant } from '@sustento/platform/tenants'
import type { App } from '../app.ts'
import { findCountry } from '../domain/law.ts'
import { type IsoDate, type WorkingDays, workingDays } from '../domain/working-days.ts'
import { dayAt } from './dates.ts'

/** The present instant and the legal date that it is at the authority's place. */
export interface Moment {
  at: Date
  today: IsoDate
}

/** The present moment of a tenant. */
export function momentOf(app: App, tenant: string): Moment {
  const at = app.clock.now()
  return { at, today: dayAt(at, timeZoneOf(app, tenant)) }
}

/** The legal date of an instant at the tenant's place. */
export function dayOf(app: App, tenant: string, instant: Date): IsoDate {
  return dayAt(instant, timeZoneOf(app, tenant))
}

/** The authority that this tenant is. A token's tenant is always one of them. */
export function tenantOf(app: App, id: string): Tenant {
  const tenant = app.tenants.find((each) => each.id === id)
  if (!tenant) throw new Fault('this authority is not served here')
  return tenant
}

/** The working days of a State. */
export function calendarOf(app: App, state: string): WorkingDays {
  return workingDays(app.law.holidays.find((holidays) => holidays.state === state))
}

function timeZoneOf(app: App, tenant: string): string {
  return findCountry(app.law, tenantOf(app, tenant).state)?.timeZone ?? 'UTC'
}
