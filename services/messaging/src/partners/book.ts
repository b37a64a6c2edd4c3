import type { ProfileId } from '../as4/security/profile.ts'
import type { KeySet } from '../keys/own-keys.ts'
import type { AccessPoint } from '../store/access-point.ts'
import type { PartnerData, PartnerEntry } from './partner-data.ts'

/** Keys of ours that are to be kept, and the profile that they are for. */
export type ImportedKeys = KeySet & { profile: ProfileId }

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
  /** Keeps keys of ours under their profile; gives the subject. */
  keepKey(keys: ImportedKeys, place: KeyPlace): Promise<string>
}
