import { EntitySchema } from 'typeorm'
import type { Increment } from '../domain/fact.ts'

/** A fact that was counted, with what it added. */
export interface CountedFact extends Increment {
  eventId: string
  factTime: Date
}

/** As stored: with the rebuild that counted it last, null when it was counted as it arrived. */
export interface CountedFactRow extends CountedFact {
  rebuildId: string | null
}

export const countedFactTable = new EntitySchema<CountedFactRow>({
  name: 'counted_fact',
  columns: {
    eventId: { type: 'uuid', name: 'event_id', primary: true },
    factTime: { type: 'timestamptz', name: 'fact_time' },
    year: { type: 'integer' },
    instrument: { type: 'text' },
    direction: { type: 'text' },
    application: { type: 'text' },
    counterpartState: { type: 'text', name: 'counterpart_state' },
    opened: { type: 'smallint' },
    applications: { type: 'smallint' },
    acknowledged: { type: 'smallint' },
    acknowledgedInTime: { type: 'smallint', name: 'acknowledged_in_time' },
    rebuildId: { type: 'uuid', name: 'rebuild_id', nullable: true },
  },
})
