/** What is wrong with a folder of the outbox before it is handed over. Part of the interface: the guide lists the codes. */
type UnfitCode = 'MESSAGE_INVALID' | 'PART_MISSING' | 'PART_OUTSIDE' | 'PART_NOT_A_FILE' | 'TOO_MANY_PARTS'

/** One thing that went wrong. */
export interface OutboxError {
  code: string
  /** Where it is in `message.json`. */
  field?: string
  description?: string
}

/** A folder that cannot be sent as it is: trying again changes nothing. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
  readonly errors: OutboxError[]

  constructor(errors: OutboxError[]) {
    super(errors.map(({ code }) => code).join(', '))
    this.errors = errors
  }
}

/** Says that a folder cannot be sent. */
export function unfit(code: UnfitCode, about: Omit<OutboxError, 'code'> = {}): never {
  throw new Unfit([{ code, ...about }])
}
