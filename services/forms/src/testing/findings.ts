import type { Answer } from '../domain/answers.ts'
import { fromPlain, type PlainAnswers } from '../domain/plain.ts'
import { prefill } from '../domain/prefill.ts'
import type { Context, Finding } from '../domain/validate/context.ts'
import { validate } from '../domain/validate/validate.ts'
import { contextOf, entryOf, factContext } from './context.ts'
import { conventionCase, regulationCase } from './sample-case.ts'

/** What some answers are replaced by; undefined takes one away. */
export type Changes = Readonly<Record<string, PlainAnswers[string] | undefined>>

/** What the sample case knows of a form. */
export function derivedAnswers(form: string): Answer[] {
  const { model, bindings } = entryOf(form)
  const file = model.form.instruments.includes('hague-2007') ? conventionCase : regulationCase
  return prefill(model, bindings ?? {}, file, factContext('en'))
}

/** Findings of the sample case after some answers were replaced. */
export function findingsOf(form: string, changes: Changes = {}, more: Partial<Context> = {}): Finding[] {
  const { model } = entryOf(form)
  const kept = derivedAnswers(form).filter((a) => !(a.path in changes))
  const added = Object.entries(changes).flatMap(([path, value]) =>
    value === undefined ? [] : [[path, value] as const],
  )
  return validate(model, [...kept, ...fromPlain(model, Object.fromEntries(added))], contextOf(form, more))
}

/** Findings as a test names them: `must REQUIRED applicant.name`. */
export const codesOf = (findings: readonly Finding[]): string[] =>
  findings.map((f) => `${f.severity} ${f.code} ${f.path}`)
