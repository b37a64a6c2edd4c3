import { Metadata, type ServiceError, type StatusObject, status } from '@grpc/grpc-js'
import { isError, Refused, type Violation } from '../errors.ts'
import { asRefused } from '../faults.ts'
import { BadRequest, ErrorInfo } from '../gen/google/rpc/error_details.ts'
import { Status } from '../gen/google/rpc/status.ts'
import { isReason, type Reason, reasons } from '../reasons.ts'

const domain = 'sustento'
const detailsKey = 'grpc-status-details-bin'
const types = 'type.googleapis.com/'

/** The gRPC status of any error: canonical code, message, and `google.rpc.Status` with ErrorInfo and BadRequest. */
export function toServiceError(error: unknown): StatusObject {
  const { reason, message, about, violations } = asRefused(error)
  const { code } = reasons[reason]
  // a lone surrogate would make grpc-js throw where nobody can catch it
  const details = message.toWellFormed()
  const info = ErrorInfo.encode(ErrorInfo.fromPartial({ reason, domain, metadata: about })).finish()
  const encoded = [{ typeUrl: `${types}google.rpc.ErrorInfo`, value: Buffer.from(info) }]
  if (violations.length > 0) {
    const bad = BadRequest.encode(BadRequest.fromPartial({ fieldViolations: violations })).finish()
    encoded.push({ typeUrl: `${types}google.rpc.BadRequest`, value: Buffer.from(bad) })
  }
  const metadata = new Metadata()
  metadata.set(detailsKey, Buffer.from(Status.encode({ code, message: details, details: encoded }).finish()))
  return { code, details, metadata }
}

/** The refusal that another service answered with; what it says is trusted only in our own domain's words. */
export function fromServiceError(error: unknown): unknown {
  if (!isServiceError(error)) return error
  const bytes = error.metadata?.get(detailsKey)[0]
  const details = bytes instanceof Buffer ? decode(bytes) : []
  const info = find(details, ErrorInfo, 'google.rpc.ErrorInfo')
  if (info?.domain !== domain || !isReason(info.reason))
    return new Refused(reasonOf(error.code), plainWords(error.code))
  const violations: Violation[] = find(details, BadRequest, 'google.rpc.BadRequest')?.fieldViolations ?? []
  return new Refused(
    info.reason,
    error.details,
    info.metadata,
    violations.map(({ field, description, reason }) => ({ field, description, reason })),
  )
}

function isServiceError(error: unknown): error is ServiceError {
  return isError(error) && 'code' in error && typeof error.code === 'number' && 'details' in error
}

function decode(bytes: Uint8Array): Status['details'] {
  try {
    return Status.decode(bytes).details
  } catch {
    return []
  }
}

function find<T>(details: Status['details'], codec: { decode(bytes: Uint8Array): T }, type: string): T | undefined {
  const detail = details.find(({ typeUrl }) => typeUrl === types + type)
  return detail && codec.decode(detail.value)
}

/** For answers made by the transport itself, which carry a code only. */
function reasonOf(code: number): Reason {
  const name = status[code] ?? ''
  return isReason(name) ? name : 'INTERNAL'
}

function plainWords(code: number): string {
  return reasonOf(code) === 'INTERNAL' ? 'internal error' : `the call ended with ${status[code]}`
}
