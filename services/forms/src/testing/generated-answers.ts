import fc from 'fast-check'
import type { Answer, Value } from '../domain/answers.ts'
import type { FormModel } from '../domain/model.ts'
import type { Slot } from '../domain/slots.ts'
import { isAllowed } from '../domain/validate/text.ts'

const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((t) => isAllowed(t) && t.trim() !== '')
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** What stands where forms ask for codes and numbers: nearly right, so that every rule about them is reached. */
const number = fc.stringMatching(/^[0-9]{6,13}[A-Z]?$/)
const state = fc.constantFrom('PT', 'BE', 'NO', 'Slovensko', 'Atlantis', 'DE, FR')

function textOf({ type, node }: Slot): fc.Arbitrary<string> {
  if (/identityNumber$|Total$/.test(node.id)) return fc.oneof(number, text)
  return /State$|ountry$|nationality$/.test(type + node.id) ? fc.oneof(state, text) : text
}

/** A value that a slot may hold. */
export function generatedValue(slot: Slot): fc.Arbitrary<Value> {
  switch (slot.kind) {
    case 'text':
      return textOf(slot).map((t) => ({ kind: 'text', text: t }))
    case 'ticked':
      return fc.boolean().map((ticked) => ({ kind: 'ticked', ticked }))
    case 'date':
      return fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([d, length]) => ({ kind: 'date', date: d.slice(0, length) }))
    case 'number':
      return fc.nat().map((n) => ({ kind: 'number', number: n % 9 === 0 ? '0.00' : `${n}.50` }))
    case 'choices':
      return fc.shuffledSubarray([...slot.options], { minLength: 1 }).map((choices) => ({ kind: 'choices', choices }))
  }
}

/** Answers that a form may hold: any of its points in any block, texts with languages and translations. */
export function generatedAnswers(model: FormModel): fc.Arbitrary<Answer[]> {
  const one = fc.constantFrom(...model.slots).chain((slot) =>
    fc.tuple(generatedValue(slot), fc.nat(20), fc.constantFrom(undefined, 'pt', 'zh-Hant'), fc.option(text)).map(
      ([value, index, language, translation]): Answer => ({
        path: slot.pattern.replaceAll('[]', `[${index}]`),
        value,
        ...(language && value.kind === 'text' ? { language } : {}),
        ...(translation && value.kind === 'text' ? { translations: [{ language: 'el', text: translation }] } : {}),
      }),
    ),
  )
  return fc.uniqueArray(one, { selector: (a) => a.path, maxLength: 60 })
}
