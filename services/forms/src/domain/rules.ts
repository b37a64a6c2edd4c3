/** A condition on the answers: something is answered under `path`, or the option is chosen there. */
export interface Condition {
  readonly path: string
  readonly option?: string
}

interface Conditional {
  readonly when?: Condition
  readonly unless?: Condition
  readonly severity?: 'must' | 'should'
  readonly article?: string
}

/** Checks between fields, as data beside the form (`rules.json`). */
export type Rule =
  /** These dates lie in the past or are today. */
  | ({ readonly kind: 'notAfterToday'; readonly paths: readonly string[] } & Conditional)
  /** The first date is not after the second; a repeat on one side is compared with each of the other. */
  | ({ readonly kind: 'order'; readonly first: string; readonly then: string } & Conditional)
  /** At most one of these is answered. */
  | ({ readonly kind: 'exclusive'; readonly paths: readonly string[] } & Conditional)
  /** At least one of these is answered. */
  | ({ readonly kind: 'atLeastOne'; readonly paths: readonly string[] } & Conditional)
  /** These options are chosen: documents that the law demands. */
  | ({ readonly kind: 'options'; readonly path: string; readonly options: readonly string[] } & Conditional)
  /** Nothing restricted is answered in this form (Article 40 of the Convention). */
  | ({ readonly kind: 'restricted' } & Conditional)

/** Every path that a rule speaks of. */
export function pathsOf(rule: Rule): string[] {
  const own =
    'paths' in rule ? rule.paths : 'first' in rule ? [rule.first, rule.then] : 'path' in rule ? [rule.path] : []
  return [...own, ...[rule.when, rule.unless].flatMap((condition) => condition?.path ?? [])]
}
