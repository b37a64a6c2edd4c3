import type { DateMessage } from '@sustento/platform/gen/google/type/date'
import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'

/** The answers of a form, to be looked up by path. */
export interface AnswerBook {
  text(path: string): string
  date(path: string): DateMessage | undefined
  ticked(path: string): boolean
  /** The answer to a question with yes and no; undefined when it was not answered. */
  yesNo(path: string): boolean | undefined
  choices(path: string): string[]
  /** How many entries a repeated node has. */
  count(path: string): number
}

/** Opens the answers for looking up. */
export function answerBook(answers: readonly Answer[]): AnswerBook {
  const values = new Map(answers.map(({ path, value }) => [path, value]))
  return {
    text(path) {
      const value = values.get(path)
      return value?.$case === 'text' ? value.value.trim() : ''
    },
    date(path) {
      const value = values.get(path)
      return value?.$case === 'date' ? value.value : undefined
    },
    yesNo(path) {
      const value = values.get(path)
      return value?.$case === 'ticked' ? value.value : undefined
    },
    ticked(path) {
      const value = values.get(path)
      return value?.$case === 'ticked' && value.value
    },
    choices(path) {
      const value = values.get(path)
      return value?.$case === 'choices' ? value.value.ids : []
    },
    count(path) {
      const indexes = answers.map(({ path: each }) =>
        each.startsWith(`${path}[`) ? Number.parseInt(each.slice(path.length + 1), 10) : -1,
      )
      return Math.max(-1, ...indexes) + 1
    },
  }
}

/** Paths that hold something: text that is not blank, a ticked box, an option, a date, a number. */
export function givenPaths(answers: readonly Answer[]): ReadonlySet<string> {
  return new Set(answers.filter(isGiven).map(({ path }) => path))
}

function isGiven({ value }: Answer): boolean {
  if (!value) return false
  if (value.$case === 'text' || value.$case === 'number') return value.value.trim() !== ''
  if (value.$case === 'ticked') return value.value
  return value.$case !== 'choices' || value.value.ids.length > 0
}
