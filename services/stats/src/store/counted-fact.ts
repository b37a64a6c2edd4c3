import { EntitySchema } from 'typeorm'
import type { Increment } from '../domain/fact.ts'

/** A fact that was counted, with what it added. */
export interface CountedFact extends Increment {
  eventId: string
  factTime: Date
}

export const countedFactTable = new EntitySchema<CountedFact>({
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
    statusReports: { type: 'smallint', name: 'status_reports' },
    statusReportsInTime: { type: 'smallint', name: 'status_reports_in_time' },
    refused: { type: 'smallint' },
    discontinued: { type: 'smallint' },
  },
})
