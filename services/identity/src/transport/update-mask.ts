import { refuse } from '@sustento/platform/errors'
import type { User } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import type { UserUpdate } from '../usecases/users/update-user.ts'

// Paths as the contract writes them, and as JSON writes them.
const fields: Record<string, keyof UserUpdate> = {
  display_name: 'displayName',
  displayName: 'displayName',
  email: 'email',
  roles: 'roles',
  disabled: 'disabled',
}

/** The fields of the user that the mask names (AIP-134). An unknown path, or none, is refused. */
export function toUpdate(user: User | undefined, mask: string[] | undefined): UserUpdate {
  const update: UserUpdate = {}
  for (const path of mask ?? []) {
    const field = fields[path] ?? refuseMask('PATH_UNKNOWN', 'names a field that cannot be changed')
    Object.assign(update, { [field]: user?.[field] })
  }
  return Object.keys(update).length > 0 ? update : refuseMask('REQUIRED', 'names no field')
}

function refuseMask(reason: string, description: string): never {
  return refuse('INVALID_ARGUMENT', 'the update mask is wrong', {}, [{ field: 'update_mask', description, reason }])
}
