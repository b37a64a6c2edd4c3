/**
 * Answers as integrators write them in JSON: `{ nodeId: value }` by the ids of the catalogue. `docs/guides` explains the
 * shape; `fromExternal` and `toExternal` convert it.
 */
export type ExternalAnswers = Readonly<Record<string, unknown>>

/** What one point of the form may be answered with, when `toExternal` writes it. */
export type ExternalValue =
  | string
  | number
  | boolean
  | readonly ExternalValue[]
  | { readonly [key: string]: ExternalValue }

/** Why a part of the JSON is no answer. The codes are those of findings. */
export interface ExternalProblem {
  readonly path: string
  readonly code: 'UNKNOWN_PATH' | 'WRONG_TYPE' | 'REPEAT_TOO_LONG' | 'DUPLICATE_PATH'
}

/** Names beside the ids of the points below: the value itself, the text after a label or an option, the cells of a table. */
export const own = { value: 'value', fill: 'fill', rows: 'rows' } as const

/** Whether the value is an object and not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
