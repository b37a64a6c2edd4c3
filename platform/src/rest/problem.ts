import { type Refused, reasons, type Violation } from '../errors.ts'
import { asRefused } from '../faults.ts'

/** The media type of every error on a HTTP door (RFC 9457). */
export const problemType = 'application/problem+json'

/** A refusal as RFC 9457 shows it, with what gRPC puts into `google.rpc.Status`. */
export interface Problem {
  /** `urn:sustento:reason:` and the reason. */
  type: string
  /** What the reason means in general. */
  title: string
  /** The HTTP status. */
  status: number
  /** What it means here. */
  detail: string
  reason: string
  about?: Record<string, string>
  violations?: Violation[]
  /** To be quoted in a support request; the log knows it. */
  requestId?: string
}

/** The problem document of any error; of a fault it tells nothing but the request id. */
export function toProblem(error: unknown, requestId?: string): Problem {
  const { reason, message, about, violations }: Refused = asRefused(error)
  const { http, meaning } = reasons[reason]
  return {
    type: `urn:sustento:reason:${reason}`,
    title: meaning,
    status: http,
    detail: message,
    reason,
    ...(Object.keys(about).length > 0 ? { about } : {}),
    ...(violations.length > 0 ? { violations } : {}),
    ...(requestId ? { requestId } : {}),
  }
}
