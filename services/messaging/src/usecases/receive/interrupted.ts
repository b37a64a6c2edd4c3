import { EbmsError } from '../../as4/ebms-error.ts'

/** A message is not read to its end: its body stopped coming or goes on longer than it may, or its time is not now. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** HTTP status that says so. */
  readonly status: 400 | 408 | 413 | 429
  readonly error: EbmsError
  /** Seconds after which to try again, where that helps. */
  readonly retryAfter: number | undefined

  constructor(status: Interrupted['status'], detail: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(detail, options)
    this.status = status
    this.retryAfter = options.retryAfter
    this.error = new EbmsError('EBMS:0202', detail)
  }
}
