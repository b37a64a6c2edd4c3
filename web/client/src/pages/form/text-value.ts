import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import type { AnswerValue } from './answer-store.ts'

/** Typed text as an answer; what was said of its language and its translations stay with it. */
export function textValue(text: string, before: AnswerJson | undefined, language = ''): AnswerValue | undefined {
  if (!text) return undefined
  const said = before?.language || language
  return {
    text,
    ...(said ? { language: said } : {}),
    ...(before?.translations?.length ? { translations: before.translations } : {}),
  }
}

/** The translation of an answer into a language; empty when there is none. */
export function translationOf(answer: AnswerJson | undefined, language: string): string {
  return answer?.translations?.find((each) => isSameLanguage(each.language, language))?.text ?? ''
}

/** The answer with a translation put in its place, or taken away. It stays what it was: case, extract, typed. */
export function withTranslation(answer: AnswerJson, language: string, text: string): AnswerValue {
  const others = answer.translations?.filter((each) => !isSameLanguage(each.language, language)) ?? []
  return { ...answer, translations: text ? [...others, { language, text }] : others }
}

/** Whether two tags name one language: `fr-BE` is read by who reads `fr`. */
export function isSameLanguage(a: string | undefined, b: string | undefined): boolean {
  return Boolean(a) && a?.split('-')[0] === b?.split('-')[0]
}
