import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import {
  CreateUserRequest,
  type IdentityServiceService,
  ResetPasswordRequest,
  ResetSecondFactorRequest,
  UnlockUserRequest,
  UpdateUserRequest,
  type User,
} from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import type { Handlers } from '@sustento/platform/rpc/definition'
import type { Tenant } from '@sustento/platform/tenants'
import type { IdentityApp } from '../app.ts'
import { listAccounts } from '../usecases/list-service-accounts.ts'
import { createUser } from '../usecases/users/create-user.ts'
import { getCurrentUser, getUser } from '../usecases/users/get-user.ts'
import { listUsers } from '../usecases/users/list-users.ts'
import { resetPassword } from '../usecases/users/reset-password.ts'
import { resetSecondFactor } from '../usecases/users/reset-second-factor.ts'
import { unlockUser } from '../usecases/users/unlock-user.ts'
import { updateUser } from '../usecases/users/update-user.ts'
import { toServiceAccount, toTenant, toUser } from './to-proto.ts'
import { toUpdate } from './update-mask.ts'

/** The contract's methods as use cases. Answers of changes are read again, so a repeated request sees what is there. */
export function identityService(app: IdentityApp, tenants: Tenant[]): Handlers<typeof IdentityServiceService> {
  const read = async (ctx: Ctx, name: string): Promise<User> => toUser(ctx.tenant, await getUser(app, ctx, name))

  return {
    async getTenant({ name }) {
      const file = tenants.find((tenant) => `tenants/${tenant.id}` === name)
      return { tenant: file ? toTenant(file) : refuse('NOT_FOUND', 'there is no such authority', { name }) }
    },

    async getCurrentUser(_request, ctx) {
      return { user: toUser(ctx.tenant, await getCurrentUser(app, ctx)) }
    },

    async listUsers(request, ctx) {
      const { users, nextPageToken } = await listUsers(app, ctx, request.pageSize, request.pageToken)
      return { users: users.map((user) => toUser(ctx.tenant, user)), nextPageToken }
    },

    async getUser({ name }, ctx) {
      return { user: await read(ctx, name) }
    },

    async createUser(request, ctx) {
      const { login = '', displayName = '', email = '', roles = [] } = request.user ?? {}
      const repeatable = { id: request.requestId, bytes: CreateUserRequest.encode(request).finish() }
      const { name, oneTimePassword } = await createUser(app, ctx, repeatable, { login, displayName, email, roles })
      return { user: await read(ctx, name), oneTimePassword }
    },

    async updateUser(request, ctx) {
      const repeatable = { id: request.requestId, bytes: UpdateUserRequest.encode(request).finish() }
      const { name = '', etag = '' } = request.user ?? {}
      await updateUser(app, ctx, repeatable, { name, etag, update: toUpdate(request.user, request.updateMask) })
      return { user: await read(ctx, name) }
    },

    async resetPassword(request, ctx) {
      const repeatable = { id: request.requestId, bytes: ResetPasswordRequest.encode(request).finish() }
      const { oneTimePassword } = await resetPassword(app, ctx, repeatable, request.name)
      return { user: await read(ctx, request.name), oneTimePassword }
    },

    async resetSecondFactor(request, ctx) {
      const repeatable = { id: request.requestId, bytes: ResetSecondFactorRequest.encode(request).finish() }
      await resetSecondFactor(app, ctx, repeatable, request.name)
      return { user: await read(ctx, request.name) }
    },

    async unlockUser(request, ctx) {
      const repeatable = { id: request.requestId, bytes: UnlockUserRequest.encode(request).finish() }
      await unlockUser(app, ctx, repeatable, request.name)
      return { user: await read(ctx, request.name) }
    },

    async listServiceAccounts(_request, ctx) {
      const accounts = await listAccounts(app, ctx)
      return { serviceAccounts: accounts.map((account) => toServiceAccount(ctx.tenant, account)) }
    },
  }
}
