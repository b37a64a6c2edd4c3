import type { Answer, Value } from './answers.ts'
import type { FormModel } from './model.ts'
import { toPattern } from './slots.ts'

/** Answers as a person writes them in JSON: text, true or false, ISO date, amount as text, list of option ids. */
export type PlainAnswers = Readonly<Record<string, string | boolean | readonly string[]>>

/** Gives plain values the kind that the form says; a path that the form lacks becomes text, for validation to name. */
export function fromPlain(model: FormModel, plain: PlainAnswers): Answer[] {
  return Object.entries(plain).map(([path, value]) => ({ path, value: toValue(model, path, value), origin: 'typed' }))
}

function toValue(model: FormModel, path: string, value: string | boolean | readonly string[]): Value {
  if (typeof value === 'boolean') return { kind: 'ticked', ticked: value }
  if (typeof value !== 'string') return { kind: 'choices', choices: value }
  const kind = model.slotByPattern.get(toPattern(path))?.kind
  if (kind === 'date') return { kind: 'date', date: value }
  return kind === 'number' ? { kind: 'number', number: value } : { kind: 'text', text: value }
}
