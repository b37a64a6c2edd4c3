import {
  CaseFile as CaseFileMessage,
  type Party as PartyMessage,
} from '@sustento/platform/gen/sustento/type/v1/case_file'
import { PostalAddress as AddressMessage } from '@sustento/platform/gen/sustento/type/v1/person'
import { toDate } from '@sustento/platform/legal-date'
import type { CaseFile, Party, PostalAddress } from '../domain/case-file.ts'

/** What an extract says, as the contract carries it: parties, decision and obligations. */
export function toExtract(file: CaseFile): CaseFileMessage {
  const { decision } = file
  return {
    ...CaseFileMessage.create(),
    instrument: file.instrument,
    parties: file.parties.map(toParty),
    decision: decision && {
      ...decision,
      enforceable: decision.enforceable,
      defendantAppeared: decision.defendantAppeared,
      courtAddress: toAddress(decision.courtAddress),
      date: toDate(decision.date),
    },
    obligations: file.obligations.map((o) => ({
      ...o,
      beneficiaries: [...o.beneficiaries],
      amount: o.amount && { ...o.amount },
      from: toDate(o.from),
      until: toDate(o.until),
    })),
  }
}

const toAddress = (address: PostalAddress | undefined): AddressMessage | undefined =>
  address && { ...AddressMessage.create(), ...address, careOf: address.careOf ?? '' }

function toParty({ id, roles, person, represents }: Party): PartyMessage {
  return {
    id,
    roles: [...roles],
    represents: [...represents],
    nonDisclosure: undefined,
    person: {
      ...person,
      birthDate: toDate(person.birthDate),
      address: toAddress(person.address),
      legalAid: person.legalAid,
      costsExemption: person.costsExemption,
      freeProceedings: person.freeProceedings,
    },
  }
}
