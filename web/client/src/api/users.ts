import { useQuery } from '@tanstack/react-query'
import type {
  CreateUserResponseJson,
  GetCurrentUserResponseJson,
  ListUsersResponseJson,
  UserJson,
} from '../gen/sustento/identity/v1/identity_service_pb.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** The signed-in user, with the pseudonymous name that tasks and timelines carry. */
export function useCurrentUser() {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['current-user', parent],
    queryFn: async ({ signal }) => {
      const answer = await call<GetCurrentUserResponseJson>('GET', restPath(`${parent}/users:current`), { signal })
      return answer.user ?? {}
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The people of the authority, newest first. */
export function useUsers(pageToken: string) {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['users', parent, pageToken],
    queryFn: ({ signal }) =>
      call<ListUsersResponseJson>('GET', restPath(`${parent}/users`), { query: { pageSize: 50, pageToken }, signal }),
  })
}

/** Creates a user; the answer carries the one-time password, once. */
export function useCreateUser() {
  const parent = useTenantName()
  return useChange(
    (user: UserJson) =>
      call<CreateUserResponseJson>('POST', restPath(`${parent}/users`), {
        body: { user, requestId: newRequestId() },
      }),
    [['users']],
  )
}

/** Changes a user; `mask` names the fields in lowerCamelCase. */
export function useUpdateUser() {
  return useChange(
    ({ user, mask }: { user: UserJson; mask: string }) =>
      call<unknown>('PATCH', restPath(user.name ?? ''), {
        body: { user, updateMask: mask, requestId: newRequestId() },
      }),
    [['users']],
  )
}

/** What an administrator can do for somebody who cannot sign in. */
export type UserHelp = 'resetPassword' | 'resetSecondFactor' | 'unlock'

/** Helps a user back in; a new password comes back once. */
export function useHelpUser() {
  return useChange(
    ({ name, help }: { name: string; help: UserHelp }) =>
      call<{ oneTimePassword?: string }>('POST', restPath(name, help), { body: { requestId: newRequestId() } }),
    [['users']],
  )
}
