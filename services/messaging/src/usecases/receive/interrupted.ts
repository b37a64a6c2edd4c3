import { EbmsError } from '../../as4/ebms-error.ts'

/** The body stopped coming, or goes on longer than it may. Thrown by the body itself while it is being read. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** HTTP status that says so. */
  readonly status: 400 | 408 | 413
  readonly error: EbmsError

  constructor(status: 400 | 408 | 413, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.status = status
    this.error = new EbmsError('EBMS:0202', detail)
  }
}
