/** One thing that is wrong in a request. */
export interface Violation {
  field: string
  description: string
  reason: string
}

/** What a server says in `application/problem+json`. */
interface ProblemJson {
  title?: string
  status?: number
  detail?: string
  reason?: string
  violations?: Violation[]
  requestId?: string
}

/** A call that did not succeed, with what the reader may know about why. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly reason: string
  readonly violations: Violation[]
  readonly requestId: string

  constructor(json: ProblemJson) {
    super(json.detail ?? json.title ?? '')
    this.status = json.status ?? 0
    this.reason = json.reason ?? 'INTERNAL'
    this.violations = json.violations ?? []
    this.requestId = json.requestId ?? ''
  }
}

/** The server could not be reached: nothing was decided, the call may be repeated. */
export function unreachable(): Problem {
  return new Problem({ reason: 'UNREACHABLE' })
}

/** Reads the problem in an answer, also when a proxy answered with something else. */
export async function problemIn(answer: Response): Promise<Problem> {
  const json: ProblemJson = await answer.json().catch(() => ({}))
  return new Problem({ ...json, status: answer.status, reason: json.reason ?? reasonOf(answer.status) })
}

function reasonOf(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 403) return 'PERMISSION_DENIED'
  if (status === 404) return 'NOT_FOUND'
  if (status === 413) return 'BODY_TOO_LARGE'
  if (status === 429) return 'RESOURCE_EXHAUSTED'
  return status >= 502 ? 'UNAVAILABLE' : 'INTERNAL'
}

/** Whether an error is a problem with this reason. */
export function hasReason(error: unknown, reason: string): boolean {
  return error instanceof Problem && error.reason === reason
}
