import type { Ctx } from '@sustento/platform/ctx'
import type { App } from '../app.ts'
import { type Applicability, instrumentsBetween } from '../domain/choose-instrument.ts'
import { momentOf, tenantOf } from './moment.ts'

/** An instrument as somebody chooses it, with the ids of the forms that this version offers. */
export interface OfferedInstrument extends Applicability {
  forms: ReadonlySet<string>
}

/** Every instrument and whether it applies between our State and another today; without another State, all of them. */
export async function offerInstruments(app: App, ctx: Ctx, counterpart: string): Promise<OfferedInstrument[]> {
  const { today } = momentOf(app, ctx.tenant)
  const own = tenantOf(app, ctx.tenant)
  const { forms } = await app.peers.forms.listForms(
    { parent: `tenants/${ctx.tenant}`, language: '', instrument: '', day: undefined },
    ctx,
  )
  const offered = new Set(forms.map(({ name }) => name.split('/').at(-1) ?? ''))
  const all: Applicability[] =
    counterpart === ''
      ? [...app.law.instruments]
          .sort((a, b) => a.precedence - b.precedence)
          .map((instrument) => ({ instrument, applicable: true }))
      : instrumentsBetween(app.law, own.state, counterpart, today, own.agreements)
  return all.map((each) => ({ ...each, forms: offered }))
}
