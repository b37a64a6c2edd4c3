import type { KeySet } from '../keys/own-keys.ts'
import type { AccessPoint } from '../store/access-point.ts'
import type { PartnerData, PartnerEntry } from './partner-data.ts'

/** Whether keys are put in the place of others, and from when they take over where they are the next ones. */
export interface KeyPlace {
  replace: boolean
  from?: string | undefined
}

/** Where an access point keeps who it is and whom it knows: the folder of a tenant, or a configuration of its own. */
export interface Book {
  /** What a new partner must come with. */
  required: readonly (keyof PartnerData)[]
  /** What is known of partners has no place here. */
  leftOut: readonly (keyof PartnerData)[]
  entries(): Promise<PartnerEntry[]>
  /** Writes all of them when the access point would take it, and never a half of it. */
  write(entries: readonly PartnerEntry[]): Promise<void>
  point(): Promise<AccessPoint>
  /** Keeps a key pair of ours under the profile 1.x; gives the subject. */
  keepKey(signer: KeySet['signer'], place: KeyPlace): Promise<string>
}
