import { type Deadline, Metadata } from '@grpc/grpc-js'
import { context, propagation } from '@opentelemetry/api'
import { systemClock } from '../clock.ts'
import { type CallFrom, metadataKeys } from './definition.ts'

/** The metadata of an outgoing call: token, request id and language of the caller, and the active trace. */
export function metadataOf({ token, requestId, locale }: CallFrom, within = context.active()): Metadata {
  const metadata = new Metadata()
  if (token) metadata.set(metadataKeys.token, `Bearer ${token}`)
  if (requestId) metadata.set(metadataKeys.requestId, requestId)
  if (locale) metadata.set(metadataKeys.locale, locale)
  propagation.inject(within, metadata, { set: (carrier, key, value) => carrier.set(key, value) })
  return metadata
}

/** The instant that lies this many milliseconds ahead, as a deadline. */
export function deadlineIn(ms: number): Deadline {
  return systemClock.now().getTime() + ms
}
