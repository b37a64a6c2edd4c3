import type { FormJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import type { AnswerStore } from './answer-store.ts'
import { isWithin, patternOf } from './paths.ts'

/** A point that may not be answered beside another. */
export interface Beside {
  path: string
  /** Two answers stand in the way of sending. */
  must: boolean
}

/** The points of a form that exclude each other, and what is answered of them. */
export interface Exclusions {
  /** The points that are answered beside this one and may not be; none while this one is not answered. */
  besides(path: string): Beside[]
  /** Ticks a box. Boxes that may not be ticked beside it are unticked; what has more to it stays, to be decided on. */
  tick(path: string): void
  /** Takes out everything that is answered at another point in favour of this one. */
  takeOut(path: string, other: string): void
  /** The points whose answers were taken out in favour of this one, while they can be given back. */
  left(path: string): string[]
  /** Gives back what was taken out in favour of this one; the tick that did it goes. */
  giveBack(path: string): void
}

/** Watches the points of a form that exclude each other. */
export function createExclusions(groups: FormJson['exclusive'], store: AnswerStore): Exclusions {
  const taken = new Map<string, { gone: { path: string; answers: AnswerJson[] }[]; before: AnswerJson[] }>()
  const within = (place: string) =>
    store.paths().flatMap((path) => {
      const answer = isWithin(path, place) ? store.get(path) : undefined
      // a box that is not ticked says nothing
      return answer && answer.ticked !== false ? answer : []
    })
  const isAnswered = (place: string) => within(place).length > 0
  const pointsBeside = (path: string): Beside[] => {
    const pattern = patternOf(path)
    return (groups ?? []).flatMap(({ paths = [], severity }) =>
      paths.includes(pattern)
        ? paths
            .filter((other) => other !== pattern)
            .map((other) => ({ path: inEntryOf(path, other), must: severity === 'SEVERITY_MUST' }))
        : [],
    )
  }
  const besides = (path: string) => {
    const others = pointsBeside(path)
    return others.length > 0 && isAnswered(path) ? others.filter((other) => isAnswered(other.path)) : []
  }
  const exchange = (path: string, others: string[], given: AnswerJson[]) => {
    const gone = others.map((other) => ({ path: other, answers: within(other) }))
    taken.set(path, { gone, before: given.map((answer) => ({ path: answer.path })) })
    store.putAll([...gone.flatMap(({ answers }) => answers.map((answer) => ({ path: answer.path }))), ...given])
  }
  const left = (path: string) => {
    const others = taken.get(path)?.gone ?? []
    return others.length > 0 && isAnswered(path) ? others.filter((other) => !isAnswered(other.path)) : []
  }
  return {
    besides,
    tick(path) {
      const isBareBox = (place: string) => within(place).every((answer) => answer.path === place && answer.ticked)
      const boxes = pointsBeside(path).filter((other) => other.must && isAnswered(other.path) && isBareBox(other.path))
      const ticked = { path, ticked: true, origin: 'ANSWER_ORIGIN_TYPED' } as const
      exchange(
        path,
        boxes.map((box) => box.path),
        [ticked],
      )
    },
    takeOut: (path, other) => exchange(path, [other], []),
    left: (path) => left(path).map((other) => other.path),
    giveBack: (path) =>
      store.putAll([...left(path).flatMap(({ answers }) => answers), ...(taken.get(path)?.before ?? [])]),
  }
}

/** The path of a point in the entries of repeats in which another path stands. */
function inEntryOf(path: string, pattern: string): string {
  const entries = path.match(/\[\d+\]/g) ?? []
  let next = 0
  return pattern.replace(/\[\]/g, () => entries[next++] ?? '[0]')
}
