/** The path of a resource in the REST door: `/api/v1/tenants/be-fr/cases/…`. */
export function restPath(name: string, verb = ''): string {
  return `/api/v1/${name}${verb ? `:${verb}` : ''}`
}

/** The last segment of a resource name: the id in its collection. */
export function idOf(name: string | undefined): string {
  return name?.slice(name.lastIndexOf('/') + 1) ?? ''
}

/** The name of the case that something in a case belongs to; empty for other names. */
export function caseOf(name: string | undefined): string {
  return /^tenants\/[^/]+\/cases\/[^/]+/.exec(name ?? '')?.[0] ?? ''
}

/** A name for one change, so that a repetition is recognised as such. */
export function newRequestId(): string {
  return crypto.randomUUID()
}
