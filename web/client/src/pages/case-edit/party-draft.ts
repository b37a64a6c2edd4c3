import type { PartyJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import type { PersonJson } from '../../gen/sustento/type/v1/person_pb.ts'
import { type DateParts, fromDateParts, noDate, toDateParts } from '../../i18n/date-parts.ts'
import { type AddressDraft, fromAddressDraft, toAddressDraft } from './address-draft.ts'
import { fromYesNo, toYesNo, type YesNo } from './yes-no.ts'

/** Fields of a person that are text. */
const texts = [
  'familyNames',
  'givenNames',
  'birthPlace',
  'identityNumber',
  'nationality',
  'occupation',
  'civilStatus',
  'telephone',
  'email',
  'publicBodyName',
  'locatingInformation',
  'employer',
  'assets',
] as const

/** A party as it is typed. */
export interface PartyDraft extends Record<(typeof texts)[number], string> {
  id: string
  roles: string[]
  kind: 'person' | 'public-body'
  birthDate: DateParts
  address: AddressDraft
  legalAid: YesNo
  costsExemption: YesNo
  freeProceedings: YesNo
  represents: string[]
  /** What the person is to the debtor. */
  relationship: string
  relationshipDetails: string
  protectedPerson: boolean
  protectionReason: string
  protectedOn: DateParts
  substituteAddress: AddressDraft
}

/** The fields for a party; empty ones for a new party. */
export function toPartyDraft(party: PartyJson = {}): PartyDraft {
  const person = party.person ?? {}
  const typed = Object.fromEntries(texts.map((key) => [key, person[key] ?? ''])) as Record<
    (typeof texts)[number],
    string
  >
  return {
    ...typed,
    id: party.id ?? '',
    roles: party.roles ?? [],
    kind: person.publicBodyName ? 'public-body' : 'person',
    birthDate: person.birthDate ? toDateParts(person.birthDate) : noDate,
    address: toAddressDraft(person.address),
    legalAid: toYesNo(person.legalAid),
    costsExemption: toYesNo(person.costsExemption),
    freeProceedings: toYesNo(person.freeProceedings),
    represents: party.represents ?? [],
    relationship: party.relationship ?? '',
    relationshipDetails: party.relationshipDetails ?? '',
    protectedPerson: party.nonDisclosure?.determined ?? false,
    protectionReason: party.nonDisclosure?.reason ?? '',
    protectedOn: toDateParts(party.nonDisclosure?.determinedOn),
    substituteAddress: toAddressDraft(party.nonDisclosure?.substituteAddress),
  }
}

/** The party that was typed. */
export function fromPartyDraft(draft: PartyDraft): PartyJson {
  const party: PartyJson = { id: draft.id, roles: draft.roles, person: personIn(draft) }
  if (draft.relationship) party.relationship = draft.relationship
  const details = draft.relationshipDetails.trim()
  if (details) party.relationshipDetails = details
  if (draft.roles.includes('representative')) party.represents = draft.represents
  if (draft.protectedPerson) {
    party.nonDisclosure = {
      determined: true,
      reason: draft.protectionReason.trim(),
      determinedOn: fromDateParts(draft.protectedOn).date,
      substituteAddress: fromAddressDraft(draft.substituteAddress),
    }
  }
  return party
}

function personIn(draft: PartyDraft): PersonJson {
  if (draft.kind === 'public-body') {
    const { publicBodyName, telephone, email } = draft
    const contact = {
      familyNames: draft.familyNames.trim() || undefined,
      givenNames: draft.givenNames.trim() || undefined,
    }
    return {
      publicBodyName: publicBodyName.trim(),
      ...contact,
      telephone,
      email,
      address: fromAddressDraft(draft.address),
    }
  }
  const person: PersonJson = Object.fromEntries(texts.map((key) => [key, draft[key].trim()]).filter(([, text]) => text))
  person.publicBodyName = undefined
  person.birthDate = fromDateParts(draft.birthDate, { yearAlone: true }).date
  person.address = fromAddressDraft(draft.address)
  person.legalAid = fromYesNo(draft.legalAid)
  person.costsExemption = fromYesNo(draft.costsExemption)
  person.freeProceedings = fromYesNo(draft.freeProceedings)
  return person
}

/** What a party is called while it is being entered. */
export function nameOfDraft(draft: Pick<PartyDraft, 'kind' | 'publicBodyName' | 'givenNames' | 'familyNames'>): string {
  if (draft.kind === 'public-body') return draft.publicBodyName.trim()
  return [draft.givenNames, draft.familyNames]
    .map((each) => each.trim())
    .filter(Boolean)
    .join(' ')
}
