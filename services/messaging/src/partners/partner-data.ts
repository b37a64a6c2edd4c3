import type { TokenReference } from '../as4/security/profile.ts'

/** An entry of `partners.json` as it stands there. Fields that nobody here changes are kept as they are. */
export interface PartnerEntry {
  [field: string]: unknown
  id: string
  party: string
  partyType?: string
}

/** What an import knows of a partner. Only what is there replaces what was known. */
export interface PartnerData {
  /** What the file calls it; the id of a new partner is made of this. */
  name: string
  party: string
  partyType: string
  role?: string
  endpoint?: string
  state?: string
  authority?: { name: string }
  /** PEM. */
  certificates?: string[]
  originalSenders?: string[]
  tokenReference?: TokenReference
  profile?: string
  agreements?: AgreementEntry[]
  retry?: { delaysSeconds: number[] }
}

/** An element of `agreements` as it stands in the file. */
export interface AgreementEntry {
  service: string
  serviceType: string
  action: string
  compress: boolean
  ref?: { value: string; type: string }
}

/** What an import found: partners, and by name what it could not take over. */
export interface Import {
  partners: PartnerData[]
  notes: string[]
}
