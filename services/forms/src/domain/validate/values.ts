import type { Answer, Value } from '../answers.ts'
import { isAmount } from '../money.ts'
import { isLanguageTag } from '../names.ts'
import type { Slot } from '../slots.ts'
import type { Check } from './context.ts'
import { checkDate } from './date-value.ts'
import { checkFormat } from './formats.ts'
import { isAllowed, textLimit } from './text.ts'

/** What can be said of one value alone. */
export function checkValue(check: Check, slot: Slot, answer: Answer): void {
  const { path, value, language } = answer
  if (language && !isLanguageTag(language)) check.report(path, 'must', 'LANGUAGE_INVALID')
  checkTranslations(check, answer)
  switch (value.kind) {
    case 'text':
      checkText(check, slot, path, value.text)
      break
    case 'date':
      checkDate(check, slot, path, value.date)
      break
    case 'number':
      if (!isAmount(value.number)) check.report(path, 'must', 'NUMBER_INVALID')
      break
    case 'choices':
      checkChoices(check, slot, path, value)
      break
    case 'ticked':
      checkTick(check, slot, path, value.ticked)
      break
  }
}

/** What is not known has no value. */
function checkTick(check: Check, { beside, pattern }: Slot, path: string, ticked: boolean): void {
  if (beside !== 'notKnown' || !ticked) return
  const place = path.slice(0, path.lastIndexOf('.'))
  const hasValue = (under: string): boolean =>
    check.answers.has(place + under) || (under !== '' && check.above.has(place + under))
  const related = check.model.valuesBeside.get(pattern)?.filter(hasValue) ?? []
  if (related.length > 0) check.report(path, 'must', 'EXCLUSIVE', { related: related.map((under) => place + under) })
}

/** A translation is a text like any other, of a text. */
function checkTranslations(check: Check, { path, value, translations = [] }: Answer): void {
  if (translations.length > 0 && value.kind !== 'text') check.report(path, 'must', 'WRONG_TYPE')
  const languages = translations.map((t) => t.language)
  if (!languages.every(isLanguageTag) || new Set(languages).size < languages.length) {
    check.report(path, 'must', 'LANGUAGE_INVALID')
  }
  for (const { text } of translations) {
    if (text.length > textLimit) check.report(path, 'must', 'TEXT_TOO_LONG')
    else if (!isAllowed(text)) check.report(path, 'must', 'TEXT_NOT_ALLOWED')
    else if (!check.context.canDraw(text)) check.report(path, 'must', 'TEXT_NOT_DRAWABLE')
  }
}

function checkText(check: Check, slot: Slot, path: string, text: string): void {
  if (text.length > textLimit) check.report(path, 'must', 'TEXT_TOO_LONG')
  else if (!isAllowed(text)) check.report(path, 'must', 'TEXT_NOT_ALLOWED')
  else if (!check.context.canDraw(text)) check.report(path, 'must', 'TEXT_NOT_DRAWABLE')
  else checkFormat(check, slot, path, text)
}

function checkChoices(check: Check, slot: Slot, path: string, value: Extract<Value, { kind: 'choices' }>): void {
  if (value.choices.some((c) => !slot.options.includes(c))) check.report(path, 'must', 'OPTION_UNKNOWN')
  const isOne = slot.type === 'choice'
  if ((isOne && value.choices.length > 1) || new Set(value.choices).size < value.choices.length) {
    check.report(path, 'must', 'TOO_MANY_OPTIONS')
  }
}
