import type { Clock } from '@sustento/platform/clock'
import type { Ctx } from '@sustento/platform/ctx'
import type { FormsServiceService } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import type { IdentityServiceService } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import type { MessagingServiceService } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { Log } from '@sustento/platform/log'
import type { Calls } from '@sustento/platform/rpc/definition'
import type { Keyring } from '@sustento/platform/seal/keyring'
import type { Tenant, TenantDatabases } from '@sustento/platform/tenants'
import type { Law } from './domain/law.ts'
import type { Vocabulary } from './store/vocabulary.ts'
import type { CrashPoint } from './usecases/crash-points.ts'

/** The services that cases calls: for a user with the user's token, for a loop with the service account's. */
export interface Peers {
  /** What a case needs of the forms; the rest of that service is for its other users. */
  forms: Pick<
    Calls<typeof FormsServiceService>,
    | 'listForms'
    | 'getForm'
    | 'prefillForm'
    | 'validateForm'
    | 'renderForm'
    | 'writeFormXml'
    | 'readFormXml'
    | 'readFilledForm'
    | 'readTypedForm'
  >
  messaging: Calls<typeof MessagingServiceService>
  identity: Calls<typeof IdentityServiceService>
}

/** Everything that the use cases work with. */
export interface App {
  dbs: TenantDatabases
  keyring: Keyring
  tenants: Tenant[]
  law: Law
  vocabulary: Vocabulary
  clock: Clock
  log: Log
  peers: Peers
  /** Context of a loop that works for a tenant. */
  loopCtx: (tenant: string) => Promise<Ctx>
  /** Wakes the loop that hands forms to the access point. */
  wakeDispatch: (tenant: string) => void
  /** Called where a process may die in the middle of an exchange. */
  at: (point: CrashPoint) => void
}
