import { type CaseDraft, toCaseDraft } from '../case-edit/case-draft.ts'

/** What is typed to open a case. Lives in memory only: nothing of it is ever written to the browser's storage. */
export interface NewCaseDraft extends CaseDraft {
  /** Resource name of the other authority. */
  partner: string
  /** `instrument application`, one choice. */
  choice: string
}

/** Nothing yet. */
export function emptyCase(): NewCaseDraft {
  return { ...toCaseDraft(), partner: '', choice: '' }
}

/** The two ids of a choice. */
export function chosen(choice: string): { instrument: string; application: string } {
  const [instrument = '', application = ''] = choice.split(' ')
  return { instrument, application }
}

/** The steps in their order. */
export const steps = ['partner', 'instrument', 'parties', 'decision', 'payment', 'check'] as const

/** A step of opening a case. */
export type Step = (typeof steps)[number]
