/**
 * A condition on the answers: something is answered under `path`, one of the options is chosen there, or the question is
 * answered with yes or no.
 */
export interface Condition {
  readonly path: string
  readonly option?: string | readonly string[]
  readonly is?: 'yes' | 'no'
}

interface Conditional {
  /** All of them hold. */
  readonly when?: Condition | readonly Condition[]
  readonly unless?: Condition
  readonly severity?: 'must' | 'should'
  readonly article?: string
}

/**
 * Checks between fields, as data beside the form (`rules.json`). Paths are patterns; a rule about a repeat is applied to
 * each of its blocks.
 */
export type Rule =
  /** These dates lie in the past or are today. */
  | ({ readonly kind: 'notAfterToday'; readonly paths: readonly string[] } & Conditional)
  /** The first date is not after the second; a repeat on one side is compared with each of the other. */
  | ({ readonly kind: 'order'; readonly first: string; readonly then: string } & Conditional)
  /** So many days or months from the first date to the second: a time limit that ran, or a period granted. */
  | ({ readonly kind: 'period'; readonly first: string; readonly then: string } & Period & Conditional)
  /** The date is not before the day from which the law applies. */
  | ({ readonly kind: 'notBefore'; readonly paths: readonly string[]; readonly day: string } & Conditional)
  /** At the date of today the person is so many years old. */
  | ({
      readonly kind: 'age'
      readonly paths: readonly string[]
      readonly min?: number
      readonly max?: number
    } & Conditional)
  /** At most one of these is answered. */
  | ({ readonly kind: 'exclusive'; readonly paths: readonly string[] } & Conditional)
  /** At least one of these is answered. */
  | ({ readonly kind: 'atLeastOne'; readonly paths: readonly string[] } & Conditional)
  /** None of these is answered or chosen: it has no place beside what `when` says. */
  | ({ readonly kind: 'absent'; readonly of: readonly Condition[] } & Conditional)
  /** These options are chosen: documents that the law demands. */
  | ({ readonly kind: 'options'; readonly path: string; readonly options: readonly string[] } & Conditional)
  /** The number of documents is at least that of the options ticked. */
  | ({ readonly kind: 'count'; readonly path: string; readonly ticked: readonly string[] } & Conditional)
  /** These amounts are more than nought. */
  | ({ readonly kind: 'positive'; readonly paths: readonly string[] } & Conditional)
  /** The State to which the form goes. */
  | ({ readonly kind: 'requestedState'; readonly paths: readonly string[] } & Conditional)
  /** The number fits a rule of one of the States that stand at `states`, or of the one to which the form goes. */
  | ({ readonly kind: 'identityNumber'; readonly path: string; readonly states: readonly string[] } & Conditional)
  /** Nothing restricted is answered in this form (Article 40 of the Convention). */
  | ({ readonly kind: 'restricted' } & Conditional)

/** A rule of one kind. */
export type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>

/** `atMost`: a time limit; `atLeast`: the shortest period that the law lets an authority grant. */
interface Period {
  readonly days?: number
  readonly months?: number
  readonly limit: 'atMost' | 'atLeast'
}

/** The conditions of `when`. */
export const conditionsOf = ({ when }: Conditional): readonly Condition[] =>
  when === undefined ? [] : 'path' in when ? [when] : when

/** Every path that a rule speaks of. */
export function pathsOf(rule: Rule): string[] {
  const own = [
    ...('paths' in rule ? rule.paths : []),
    ...('first' in rule ? [rule.first, rule.then] : []),
    ...('path' in rule ? [rule.path] : []),
    ...('ticked' in rule ? rule.ticked : []),
    ...('states' in rule ? rule.states.filter((path) => path !== requested) : []),
  ]
  const conditions = [...('of' in rule ? rule.of : []), ...conditionsOf(rule), ...(rule.unless ? [rule.unless] : [])]
  return [...own, ...conditions.map(({ path }) => path)]
}

/** The innermost repeat to whose blocks a rule is applied one by one; a list of dates or amounts is applied as a whole. */
export function repeatOf(rule: Rule): string | undefined {
  const isList = ['notAfterToday', 'notBefore', 'age', 'positive'].includes(rule.kind)
  const paths = isList ? conditionsOf(rule).map(({ path }) => path) : pathsOf(rule)
  const repeats = paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('[]'))))
  return repeats.reduce((deepest, repeat) => (repeat.length > deepest.length ? repeat : deepest), '') || undefined
}

/** Among the `states` of a rule: the State to which the form goes. */
export const requested = '@requested'
