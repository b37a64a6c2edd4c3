import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type {
  GetMessageResponseJson,
  ListMessagesResponseJson,
  MessageDirectionJson,
  MessageJson,
  MessageNoticeJson,
  MessageStateJson,
} from '../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useTenantName } from '../session/session-context.ts'
import { call, postForFile, withQuery } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** What a list of messages is narrowed to. */
export interface MessageFilter {
  direction?: MessageDirectionJson
  state?: MessageStateJson
  /** Name of the partner. */
  partner?: string
  /** Only what should have been sent long ago. */
  stuck?: boolean
  /** Taken over or received at this instant or later. */
  createdFrom?: string
}

/** A page of messages, newest first. */
export function useMessages(filter: MessageFilter, pageToken: string, pageSize = 20) {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['messages', parent, filter, pageToken, pageSize],
    queryFn: ({ signal }) =>
      call<ListMessagesResponseJson>('GET', restPath(`${parent}/messages`), {
        query: { ...filter, pageSize, pageToken },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}

const settled: (MessageStateJson | undefined)[] = [
  'MESSAGE_STATE_DELIVERED',
  'MESSAGE_STATE_FAILED',
  'MESSAGE_STATE_GIVEN_UP',
  'MESSAGE_STATE_DELIVERED_WITHOUT_RECEIPT',
  'MESSAGE_STATE_CONFIRMED',
]

/** One message with its evidence; asked again while it is on its way. */
export function useMessage(name: string) {
  return useQuery({ ...messageQuery(name), select: ({ message }) => message ?? noMessage })
}

/** What was told about a message; the same answer as that of `useMessage`. */
export function useNotices(name: string): MessageNoticeJson[] {
  return useQuery(messageQuery(name)).data?.notices ?? []
}

const noMessage: MessageJson = {}

const messageQuery = (name: string) =>
  queryOptions({
    queryKey: ['message', name],
    queryFn: ({ signal }) => call<GetMessageResponseJson>('GET', restPath(name), { signal }),
    refetchInterval: ({ state }) => (settled.includes(state.data?.message?.state) ? false : 3000),
  })

/** Sends a failed or waiting message again now. */
export function useRetryMessage() {
  return useChange(
    (name: string) => call<unknown>('POST', restPath(name, 'retry'), { body: { requestId: newRequestId() } }),
    [['message'], ['messages'], ['tasks']],
  )
}

/** Gives a message up with a reason. */
export function useGiveUpMessage() {
  return useChange(
    ({ name, reason }: { name: string; reason: string }) =>
      call<unknown>('POST', restPath(name, 'giveUp'), { body: { reason, requestId: newRequestId() } }),
    [['message'], ['messages'], ['tasks']],
  )
}

/** Where a part of a message is downloaded. */
export function partPath(message: string, part: string): string {
  return `/api/download/${message}/parts/${encodeURIComponent(part)}`
}

/** Where an evidence is downloaded as it went over the wire: one by its id, or the one of its kind that counts. */
export function evidencePath(message: string, kind: string, id?: string): string {
  return withQuery(`/api/download/${message}/evidence/${kind}`, { id })
}

/** Fetches the message as it went over the wire, for a reason that is kept and stands in no address. */
export function useRawMessage(name: string) {
  return useMutation({ mutationFn: (reason: string) => postForFile(evidencePath(name, 'wire-message'), { reason }) })
}
