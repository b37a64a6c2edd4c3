import type { Answer } from '../answers.ts'
import type { Labels } from '../labels.ts'
import type { Language } from '../language.ts'
import type { FormModel } from '../model.ts'
import type { IdentityNumber } from '../states/identity-number.ts'
import type { StateProfile } from '../states/profile.ts'

export type Severity = 'must' | 'should'

export interface Finding {
  /** As in `Answer.path`. */
  readonly path: string
  readonly severity: Severity
  readonly code: FindingCode
  /** What is wrong, in the user's language. Never holds a value. */
  readonly message: string
  readonly article: string
  /** The amount that should stand there, where it can be computed. Kept out of `message`, which may be logged. */
  readonly expected?: string
  /** Paths of the other answers that it speaks of; `message` names them. */
  readonly related?: readonly string[]
}

/** Codes are stable and listed in `docs/forms.md`. */
export const findingCodes = [
  'UNKNOWN_PATH',
  'DUPLICATE_PATH',
  'WRONG_TYPE',
  'REPEAT_TOO_LONG',
  'TEXT_TOO_LONG',
  'TEXT_NOT_ALLOWED',
  'TEXT_NOT_DRAWABLE',
  'LANGUAGE_INVALID',
  'DATE_INVALID',
  'DATE_INCOMPLETE',
  'DATE_IMPOSSIBLE',
  'DATE_IN_FUTURE',
  'DATE_ORDER',
  'NUMBER_INVALID',
  'IBAN_INVALID',
  'BIC_INVALID',
  'EMAIL_INVALID',
  'NOT_IN_LIST',
  'OPTION_UNKNOWN',
  'TOO_MANY_OPTIONS',
  'OPTION_NEEDS_TEXT',
  'TEXT_NEEDS_OPTION',
  'BOX_EMPTY',
  'BOX_NOT_TICKED',
  'REQUIRED',
  'ONE_OF_REQUIRED',
  'EXCLUSIVE',
  'ALTERNATIVES',
  'DOCUMENT_MISSING',
  'RESTRICTED_HERE',
  'STATE_DIFFERS',
  'TOTAL_DIFFERS',
  'DATE_TOO_EARLY',
  'TIME_LIMIT_PASSED',
  'PERIOD_TOO_SHORT',
  'AGE_DOUBTFUL',
  'AMOUNT_NOT_POSITIVE',
  'COUNT_TOO_LOW',
  'IDENTITY_NUMBER_DOUBTFUL',
  'STATE_INFORMATION',
  'STATE_DOCUMENT',
  'BASIS_RESERVED',
  'SIGNATURE_MISSING',
] as const
export type FindingCode = (typeof findingCodes)[number]

export interface Context {
  readonly language: Language
  readonly labels: Labels
  /** ISO date; the day that the form calls today. */
  readonly today: string
  /** ISO 3166-1 alpha-2 code of the State that will receive the form; empty when not known. */
  readonly requestedState: string
  /** Parts signed on paper. */
  readonly signedParts: readonly string[]
  /** Codes of a value list that a case may choose from today. */
  readonly listOf: (list: string) => ReadonlySet<string> | undefined
  /** What that State has declared; undefined when nothing is known of it. */
  readonly profile?: StateProfile
  /** Code of a State by its code or its name in any language; undefined when it is not understood. */
  readonly findState: (text: string) => string | undefined
  /** How a State numbers people; undefined when its rules are not known. */
  readonly numbersOf: (state: string) => readonly IdentityNumber[] | undefined
  /** Whether the fonts have a glyph: what cannot be drawn is reported, never dropped. */
  readonly canDraw: (text: string) => boolean
}

export interface ReportDetails {
  readonly article?: string
  readonly label?: string
  readonly expected?: string
  readonly related?: readonly string[]
  /** Their words, where they are not those of their points. */
  readonly others?: string
  /** Code of the State that asks for something, and what it asks for in the user's language. */
  readonly state?: string
  readonly what?: string
}

/** Answers of one form, indexed, and the place where findings are collected. */
export interface Check {
  readonly model: FormModel
  readonly context: Context
  readonly answers: ReadonlyMap<string, Answer>
  /** Every path that is answered, and every place above one; without boxes that are not ticked. */
  readonly above: ReadonlySet<string>
  /** Number of blocks of each repeat that has answers, by its concrete path without index. */
  readonly blocks: ReadonlyMap<string, number>
  readonly report: (path: string, severity: Severity, code: FindingCode, more?: ReportDetails) => void
}
