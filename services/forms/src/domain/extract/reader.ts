import type { Answer } from '../answers.ts'

/** Reads single answers of a form by their path. */
export interface Reader {
  /** Text, date or number as text. */
  readonly text: (path: string) => string | undefined
  readonly choice: (path: string) => string | undefined
  readonly ticked: (path: string) => boolean | undefined
  /** Paths of the answered blocks of a repeat: `claimants.claimant[0]`, … */
  readonly blocks: (container: string) => string[]
}

export function readerOf(answers: readonly Answer[]): Reader {
  const values = new Map(answers.map((a) => [a.path, a.value]))
  return {
    text: (path) => {
      const value = values.get(path)
      if (value?.kind === 'text') return value.text
      if (value?.kind === 'date') return value.date
      return value?.kind === 'number' ? value.number : undefined
    },
    choice: (path) => {
      const value = values.get(path)
      return value?.kind === 'choices' ? value.choices[0] : undefined
    },
    ticked: (path) => {
      const value = values.get(path)
      return value?.kind === 'ticked' ? value.ticked : undefined
    },
    blocks: (container) => {
      const found = [...values.keys()].filter((path) => path.startsWith(`${container}[`))
      const indexes = new Set(found.map((path) => Number.parseInt(path.slice(container.length + 1), 10)))
      return [...indexes].sort((a, b) => a - b).map((i) => `${container}[${i}]`)
    },
  }
}
