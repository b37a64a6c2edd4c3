import type {
  AnswerDifferenceJson,
  CompareAnswersRequestJson,
  FindTranslationGapsRequestJson,
  ReadFilledFormResponseJson,
  ReuseAnswersRequestJson,
  ReuseAnswersResponseJson,
  TranslationGapJson,
} from '../gen/sustento/forms/v1/forms_service_pb.ts'
import { call, upload } from './http.ts'
import { restPath } from './names.ts'

/** The free texts that still need a translation, of a form by its name. */
export async function findTranslationGaps(
  form: string,
  body: FindTranslationGapsRequestJson,
  signal?: AbortSignal,
): Promise<TranslationGapJson[]> {
  const path = restPath(form, 'translationGaps')
  const answer = await call<{ gaps?: TranslationGapJson[] }>('POST', path, { body, signal })
  return answer.gaps ?? []
}

/** How two submissions of a form answer each path. */
export async function compareAnswers(
  form: string,
  body: CompareAnswersRequestJson,
  signal?: AbortSignal,
): Promise<AnswerDifferenceJson[]> {
  const path = restPath(form, 'compare')
  const answer = await call<{ differences?: AnswerDifferenceJson[] }>('POST', path, { body, signal })
  return answer.differences ?? []
}

/** What of an earlier submission a form may take over. */
export function reuseAnswers(form: string, body: ReuseAnswersRequestJson): Promise<ReuseAnswersResponseJson> {
  return call<ReuseAnswersResponseJson>('POST', restPath(form, 'reuse'), { body })
}

/** What somebody wrote into a fillable copy. */
export function readFilledCopy(parent: string, file: Blob): Promise<ReadFilledFormResponseJson> {
  return upload(`/api/upload/${parent}/forms:readFilled`, file, { 'Content-Type': 'application/pdf' })
}
