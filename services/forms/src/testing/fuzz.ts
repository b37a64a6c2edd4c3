import fc from 'fast-check'
import type { Answer, Value } from '../domain/answers.ts'
import type { FormModel } from '../domain/model.ts'
import type { Slot } from '../domain/slots.ts'
import { type Finding, findingCodes } from '../domain/validate/context.ts'
import { validate } from '../domain/validate/validate.ts'
import { catalogue, contextOf } from './context.ts'
import { generatedValue } from './generated-answers.ts'

/** Any value of any kind, from hostile to dull. */
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => ({ kind: 'text' as const, text })),
  fc.boolean().map((ticked) => ({ kind: 'ticked' as const, ticked })),
  fc.array(fc.string(), { maxLength: 4 }).map((choices) => ({ kind: 'choices' as const, choices })),
  fc.string().map((date) => ({ kind: 'date' as const, date })),
  fc.string().map((number) => ({ kind: 'number' as const, number })),
)
const language = fc.constantFrom(undefined, '', 'pt', 'no language', 'el-GR')

const answerAt = (slot: Slot): fc.Arbitrary<Answer> =>
  fc
    .tuple(fc.oneof({ weight: 3, arbitrary: generatedValue(slot) }, anyValue), fc.nat(600), language)
    .map(([value, index, tag]) => ({
      path: slot.pattern.replaceAll('[]', `[${index % 7 === 0 ? index : index % 3}]`),
      value,
      language: tag,
    }))

/** A submission of a form: points of it with values that fit or not, and paths of none. */
function submissionOf(model: FormModel): fc.Arbitrary<Answer[]> {
  const own = fc.constantFrom(...model.slots).chain(answerAt)
  const stray = fc.record({ path: fc.string(), value: anyValue })
  return fc.array(fc.oneof({ weight: 9, arbitrary: own }, stray), { maxLength: 12 })
}

const codes: ReadonlySet<string> = new Set(findingCodes)
/** A place that was left blank: a point without words, no other answer where one is named. */
const blank = /“”|\(\)/
const isSound = ({ code, severity, message, related = [] }: Finding): boolean =>
  codes.has(code) &&
  (severity === 'must' || severity === 'should') &&
  message !== '' &&
  !blank.test(message) &&
  !related.some((path) => path.includes('[]'))

/**
 * Validates so many generated submissions, spread over all forms. Validation may never throw, and each finding has a
 * code, a severity, a message without a blank and concrete paths; fast-check tells how a failure is had again.
 */
export function fuzzValidation(count: number): number {
  const forms = [...catalogue.forms.values()]
  const numRuns = Math.ceil(count / forms.length)
  for (const { model } of forms) {
    const context = fc.constantFrom('', ...catalogue.states.keys()).map((requestedState) => {
      return contextOf(model.form.id, { requestedState })
    })
    fc.assert(
      fc.property(submissionOf(model), context, (answers, each) => validate(model, answers, each).every(isSound)),
      { numRuns },
    )
  }
  return numRuns * forms.length
}
