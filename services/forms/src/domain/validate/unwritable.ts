import type { FindingCode } from './context.ts'

/** What neither XML nor PDF can hold. Anything else may be written: a preview shows an unfinished form. */
export const unwritable: ReadonlySet<FindingCode> = new Set([
  'UNKNOWN_PATH',
  'DUPLICATE_PATH',
  'WRONG_TYPE',
  'REPEAT_TOO_LONG',
  'TEXT_TOO_LONG',
  'TEXT_NOT_ALLOWED',
  'LANGUAGE_INVALID',
  'DATE_INVALID',
  'NUMBER_INVALID',
  'OPTION_UNKNOWN',
])
