import { type Answer as AnswerMessage, AnswerOrigin } from '@sustento/platform/gen/sustento/type/v1/answer'
import { toDate, toIso } from '@sustento/platform/legal-date'
import type { Answer, Origin, Value } from '../domain/answers.ts'

const origins: readonly [Origin, AnswerOrigin][] = [
  ['typed', AnswerOrigin.ANSWER_ORIGIN_TYPED],
  ['case', AnswerOrigin.ANSWER_ORIGIN_CASE],
  ['extract', AnswerOrigin.ANSWER_ORIGIN_EXTRACT],
  ['authority', AnswerOrigin.ANSWER_ORIGIN_AUTHORITY],
  ['earlierForm', AnswerOrigin.ANSWER_ORIGIN_EARLIER_FORM],
]

/** Answers of a request. One without a value is not given and left out. */
export function fromAnswers(messages: readonly AnswerMessage[]): Answer[] {
  return messages.flatMap(({ path, value, origin, language, translations }) => {
    const own = toValue(value)
    if (!own) return []
    const known = origins.find(([, o]) => o === origin)?.[0]
    return [
      {
        path,
        value: own,
        ...(known ? { origin: known } : {}),
        ...(language ? { language } : {}),
        ...(translations.length > 0 ? { translations } : {}),
      },
    ]
  })
}

function toValue(value: AnswerMessage['value']): Value | undefined {
  switch (value?.$case) {
    case 'text':
      return { kind: 'text', text: value.value }
    case 'ticked':
      return { kind: 'ticked', ticked: value.value }
    case 'choices':
      return { kind: 'choices', choices: value.value.ids }
    case 'date':
      return { kind: 'date', date: toIso(value.value) ?? '' }
    case 'number':
      return { kind: 'number', number: value.value }
    default:
      return undefined
  }
}

/** Answers as the contract carries them. */
export function toAnswers(answers: readonly Answer[]): AnswerMessage[] {
  return answers.map(({ path, value, origin, language, translations }) => ({
    path,
    value: fromValue(value),
    origin: origins.find(([o]) => o === origin)?.[1] ?? AnswerOrigin.ANSWER_ORIGIN_UNSPECIFIED,
    language: language ?? '',
    translations: [...(translations ?? [])],
    typedBy: '',
  }))
}

function fromValue(value: Value): AnswerMessage['value'] {
  switch (value.kind) {
    case 'text':
      return { $case: 'text', value: value.text }
    case 'ticked':
      return { $case: 'ticked', value: value.ticked }
    case 'choices':
      return { $case: 'choices', value: { ids: [...value.choices] } }
    case 'date':
      return { $case: 'date', value: toDate(value.date) ?? { year: 0, month: 0, day: 0 } }
    case 'number':
      return { $case: 'number', value: value.number }
  }
}
