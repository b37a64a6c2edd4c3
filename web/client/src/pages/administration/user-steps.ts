import type { UserHelp } from '../../api/users.ts'
import type { UserJson } from '../../gen/sustento/identity/v1/identity_service_pb.ts'

/** What can be done for or about a person. */
export type UserStep = UserHelp | 'disable' | 'enable'

/** The steps that make sense for a person as it stands. */
export function stepsFor(user: Pick<UserJson, 'disabled' | 'secondFactorEnrolled'>, locked: boolean): UserStep[] {
  const steps: UserStep[] = []
  if (locked) steps.push('unlock')
  if (!user.disabled) {
    steps.push('resetPassword')
    if (user.secondFactorEnrolled) steps.push('resetSecondFactor')
  }
  steps.push(user.disabled ? 'enable' : 'disable')
  return steps
}
