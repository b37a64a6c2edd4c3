import type { Words } from './words.ts'

/** Something that stands in the way of sending, or should be looked at. `path` is empty for what concerns the whole. */
export interface SendingFinding {
  path: string
  severity: 'must' | 'should'
  code:
    | 'NOT_SIGNED'
    | 'DOCUMENT_MISSING'
    | 'DOCUMENT_NOT_LAWFUL'
    | 'PUBLIC_BODY_NOT_ENTITLED'
    | 'CONSENT_MISSING'
    | 'FORM_MISSING'
    | 'NON_DISCLOSURE_NOT_SAID'
    | 'FIRST_STEPS_MISSING'
    | 'LANGUAGE_NOT_ACCEPTED'
    | 'PERIOD_TOO_SHORT'
    | 'STOPPED_TOO_EARLY'
    | 'TITLE_NOT_PRODUCED'
  message: Words
  article: string
}
