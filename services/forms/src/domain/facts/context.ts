import type { Language } from '../language.ts'

/** What the case file is read with: output language, today, and the States bound by the Regulation. */
export interface FactContext {
  readonly language: Language
  readonly today: string
  readonly memberStates: ReadonlySet<string>
  /** Who writes: `requesting-authority`, `requested-authority`, or empty when not said. */
  readonly writer: string
}
