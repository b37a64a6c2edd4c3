import type {
  Authority as AuthorityMessage,
  CaseFile as CaseFileMessage,
  Decision as DecisionMessage,
  Obligation as ObligationMessage,
  Party as PartyMessage,
} from '@sustento/platform/gen/sustento/type/v1/case_file'
import { Person as PersonMessage } from '@sustento/platform/gen/sustento/type/v1/person'
import { toIso } from '@sustento/platform/legal-date'
import type { Authority, CaseFile, Decision, Obligation, Party } from '../domain/case-file.ts'

/** The case file of a request in the terms of this service. */
export function fromCaseFile(message: CaseFileMessage): CaseFile {
  return {
    instrument: message.instrument,
    application: message.application,
    requestingAuthority: fromAuthority(message.requestingAuthority),
    requestedAuthority: fromAuthority(message.requestedAuthority),
    parties: message.parties.map(fromParty),
    decision: message.decision && fromDecision(message.decision),
    obligations: message.obligations.map(fromObligation),
    arrears: message.arrears && {
      amount: message.arrears.amount,
      calculatedOn: toIso(message.arrears.calculatedOn),
    },
    payment: message.payment,
    documents: message.documents.map(({ kind, title }) => ({ kind, title })),
    consentDate: toIso(message.consentDate),
    additionalInformation: message.additionalInformation,
    receipt: message.receipt && {
      receivedOn: toIso(message.receipt.receivedOn),
      transmittedOn: toIso(message.receipt.transmittedOn),
    },
    claim: message.claim && {
      ...message.claim,
      sums: message.claim.sums.map((sum) => ({ ...sum, from: toIso(sum.from) })),
    },
    specificMeasures: message.specificMeasures,
  }
}

function fromAuthority(message: AuthorityMessage | undefined): Authority | undefined {
  return message && { ...message, address: message.address, contact: message.contact }
}

function fromParty(message: PartyMessage): Party {
  const person = message.person ?? PersonMessage.create()
  return {
    id: message.id,
    roles: message.roles,
    represents: message.represents,
    relationship: message.relationship,
    relationshipDetails: message.relationshipDetails,
    person: { ...person, birthDate: toIso(person.birthDate) },
    nonDisclosure: message.nonDisclosure && {
      determined: message.nonDisclosure.determined,
      determinedOn: toIso(message.nonDisclosure.determinedOn),
      substituteAddress: message.nonDisclosure.substituteAddress,
    },
  }
}

const fromDecision = (message: DecisionMessage): Decision => ({ ...message, date: toIso(message.date) })

const fromObligation = (message: ObligationMessage): Obligation => ({
  ...message,
  from: toIso(message.from),
  until: toIso(message.until),
  dueOn: toIso(message.dueOn),
  indexedFrom: toIso(message.indexedFrom),
  instalments: message.instalments.map(({ dueOn, amount }) => ({ dueOn: toIso(dueOn), amount })),
  retroactive: message.retroactive && {
    ...message.retroactive,
    from: toIso(message.retroactive.from),
    until: toIso(message.retroactive.until),
  },
  interest: message.interest && { rate: message.interest.rate, from: toIso(message.interest.from) },
})
