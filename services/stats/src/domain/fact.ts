/** Which cases a figure is about. */
export interface Key {
  year: number
  /** Id of the instrument. */
  instrument: string
  /** `outgoing` (we request) or `incoming` (we are requested). */
  direction: string
  /** Letter of the application. */
  application: string
  /** ISO 3166-1 alpha-2 code of the other State. */
  counterpartState: string
}

/** The figures of the annual return. */
export interface Figures {
  opened: number
  applications: number
  acknowledged: number
  acknowledgedInTime: number
  statusReports: number
  statusReportsInTime: number
  refused: number
  discontinued: number
}

/** What one fact adds to the annual return. */
export interface Increment extends Key, Figures {}

/** What `cases` says in every fact of its case. */
export interface CaseOfFact {
  instrument: string
  direction: string
  application: string
  counterpartState: string
}

/** A fact of `cases` that the annual return counts. `acknowledged` is given or received, by the case's direction. */
export type Fact =
  | { kind: 'opened' | 'applied' | 'refused' | 'discontinued'; case: CaseOfFact; year: number }
  | { kind: 'acknowledged' | 'reported'; case: CaseOfFact; year: number; inTime: boolean }
