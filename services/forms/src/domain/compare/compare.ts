import { type Answer, isGiven, type Value } from '../answers.ts'
import type { FormModel } from '../model.ts'
import { inOrder } from '../order.ts'
import type { Context } from '../validate/context.ts'
import { labelAt } from '../validate/label.ts'

export type Change = 'same' | 'changed' | 'added' | 'removed'

/** How two submissions of a form answer one path. */
export interface Difference {
  readonly path: string
  readonly label: string
  readonly change: Change
  readonly before?: Answer
  readonly after?: Answer
}

/** Every path that is answered before or after, in the order of the form. Pure. Where an answer comes from is no change. */
export function compareAnswers(
  model: FormModel,
  before: readonly Answer[],
  after: readonly Answer[],
  words: Pick<Context, 'labels' | 'language'>,
): Difference[] {
  const old = byPath(before)
  const fresh = byPath(after)
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].map((path) => ({ path }))
  return inOrder(model, paths).map(({ path }) => {
    const [a, b] = [old.get(path), fresh.get(path)]
    return { path, label: labelAt(model, words, path), change: changeOf(a, b), before: a, after: b }
  })
}

const byPath = (answers: readonly Answer[]): Map<string, Answer> =>
  new Map(answers.filter((a) => isGiven(a.value)).map((a) => [a.path, a]))

function changeOf(before: Answer | undefined, after: Answer | undefined): Change {
  if (!before) return 'added'
  if (!after) return 'removed'
  return isSame(before, after) ? 'same' : 'changed'
}

function isSame(a: Answer, b: Answer): boolean {
  return (
    keyOf(a.value) === keyOf(b.value) &&
    (a.language ?? '') === (b.language ?? '') &&
    translations(a) === translations(b)
  )
}

/** Chosen options have no order of their own. */
const keyOf = (value: Value): string =>
  JSON.stringify(value.kind === 'choices' ? { ...value, choices: [...value.choices].sort() } : value)

const translations = ({ translations: all = [] }: Answer): string =>
  JSON.stringify(all.map(({ language, text }) => [language, text]).sort())
