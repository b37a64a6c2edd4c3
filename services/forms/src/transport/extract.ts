import {
  CaseFile as CaseFileMessage,
  Obligation as ObligationMessage,
  type Party as PartyMessage,
} from '@sustento/platform/gen/sustento/type/v1/case_file'
import { PostalAddress as AddressMessage } from '@sustento/platform/gen/sustento/type/v1/person'
import { toDate } from '@sustento/platform/legal-date'
import type { CaseFile, Obligation, Party, PostalAddress } from '../domain/case-file.ts'

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
      partSought: '',
      costs: decision.costs && { ...decision.costs, amount: decision.costs.amount },
    },
    obligations: file.obligations.map(toObligation),
  }
}

function toObligation(o: Obligation): ObligationMessage {
  const { retroactive, interest } = o
  return ObligationMessage.fromPartial({
    ...o,
    beneficiaries: [...o.beneficiaries],
    from: toDate(o.from),
    until: toDate(o.until),
    dueOn: toDate(o.dueOn),
    indexedFrom: toDate(o.indexedFrom),
    instalments: o.instalments?.map(({ dueOn, amount }) => ({ dueOn: toDate(dueOn), amount })),
    retroactive: retroactive && {
      ...retroactive,
      from: toDate(retroactive.from),
      until: toDate(retroactive.until),
    },
    interest: interest && { rate: interest.rate, from: toDate(interest.from) },
  })
}

const toAddress = (address: PostalAddress | undefined): AddressMessage | undefined =>
  address && { ...AddressMessage.create(), ...address, careOf: address.careOf ?? '' }

function toParty({ id, roles, person, represents }: Party): PartyMessage {
  return {
    id,
    roles: [...roles],
    represents: [...represents],
    nonDisclosure: undefined,
    relationship: '',
    relationshipDetails: '',
    person: {
      ...person,
      employer: '',
      assets: '',
      birthDate: toDate(person.birthDate),
      address: toAddress(person.address),
      legalAid: person.legalAid,
      costsExemption: person.costsExemption,
      freeProceedings: person.freeProceedings,
    },
  }
}
