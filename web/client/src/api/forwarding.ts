import { call } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** A message or case by its name, to whom it is forwarded, and why. */
interface Forwarding {
  name: string
  /** Of a case. */
  etag: string | undefined
  partner: string
  reason: string
}

/** Forwards a message or a case to another authority of the State. */
export function useForward() {
  return useChange(
    ({ name, ...body }: Forwarding) =>
      call<unknown>('POST', restPath(name, 'forward'), { body: { ...body, requestId: newRequestId() } }),
    [['message'], ['messages'], ['case'], ['cases'], ['tasks']],
  )
}
