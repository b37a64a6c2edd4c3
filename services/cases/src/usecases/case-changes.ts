import type { CaseChange } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Answer, AnswerOrigin } from '@sustento/platform/gen/sustento/type/v1/answer'

/** Where an answer may come from that nobody typed in the form: these follow the case. */
const derived: ReadonlySet<AnswerOrigin> = new Set([
  AnswerOrigin.ANSWER_ORIGIN_CASE,
  AnswerOrigin.ANSWER_ORIGIN_EXTRACT,
  AnswerOrigin.ANSWER_ORIGIN_AUTHORITY,
])

const byPath = (answers: readonly Answer[]): Map<string, Answer> =>
  new Map(answers.map((answer) => [answer.path, answer]))

const isSame = (a: Answer, b: Answer): boolean => JSON.stringify(a.value) === JSON.stringify(b.value)

/** What was derived and would be different, or new, or gone today; what somebody typed or took away is left alone. */
export function changesBetween(stored: readonly Answer[], today: readonly Answer[]): CaseChange[] {
  const [before, after] = [byPath(stored), byPath(today)]
  const kept = stored.filter(({ value, origin }) => value && derived.has(origin))
  const changed = kept.flatMap((was): CaseChange[] => {
    const now = after.get(was.path)
    return now && isSame(was, now) ? [] : [{ path: was.path, was, now }]
  })
  const fresh = today.filter(({ path, origin }) => !before.has(path) && derived.has(origin))
  return [...changed, ...fresh.map((now) => ({ path: now.path, was: undefined, now }))]
}

/** The answers as the case gives them today, at the paths of the changes. */
export function withChanges(stored: readonly Answer[], changes: readonly CaseChange[]): Answer[] {
  const answers = byPath(stored)
  for (const { path, now } of changes) now ? answers.set(path, now) : answers.delete(path)
  return [...answers.values()]
}

/**
 * The answers with those given in the place of the ones at the same paths. A value that was already there keeps its origin,
 * anything else was typed by the user. One without a value takes the answer away; of a derived one the place is remembered,
 * so that the case does not bring it back.
 */
export function withTyped(stored: readonly Answer[], given: readonly Answer[], user: string): Answer[] {
  const answers = byPath(stored)
  for (const answer of given) {
    const was = answers.get(answer.path)
    if (answer.value === undefined && !(was && isFollowed(was))) answers.delete(answer.path)
    else answers.set(answer.path, { ...answer, ...sourceOf(answer, was, user) })
  }
  return [...answers.values()]
}

/** The answer follows the case, or its place is remembered because it did. */
const isFollowed = ({ value, origin }: Answer): boolean => derived.has(origin) || value === undefined

function sourceOf(answer: Answer, was: Answer | undefined, user: string): Pick<Answer, 'origin' | 'typedBy'> {
  if (answer.value && was && isSame(answer, was)) return { origin: was.origin, typedBy: was.typedBy }
  const isReused = answer.origin === AnswerOrigin.ANSWER_ORIGIN_EARLIER_FORM
  return isReused ? { origin: answer.origin, typedBy: '' } : { origin: AnswerOrigin.ANSWER_ORIGIN_TYPED, typedBy: user }
}
