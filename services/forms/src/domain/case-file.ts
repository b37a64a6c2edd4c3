import type { Claim, SpecificMeasures } from './claim.ts'

/** What a case knows, in the terms of this service. `transport/` maps it from and to `sustento.type.v1.CaseFile`. */
export interface CaseFile {
  readonly instrument: string
  /** Letter as the instrument's data file lists it: `56-1-b`, `10-1-a`. */
  readonly application: string
  readonly requestingAuthority?: Authority
  readonly requestedAuthority?: Authority
  readonly parties: readonly Party[]
  readonly decision?: Decision
  readonly obligations: readonly Obligation[]
  readonly arrears?: { readonly amount?: Money; readonly calculatedOn?: string }
  readonly payment?: Payment
  readonly documents: readonly { readonly kind: string; readonly title: string }[]
  readonly consentDate?: string
  readonly additionalInformation?: string
  readonly receipt?: { readonly receivedOn?: string; readonly transmittedOn?: string }
  readonly claim?: Claim
  readonly specificMeasures?: SpecificMeasures
}

export interface PostalAddress {
  readonly street: string
  readonly place: string
  readonly postalCode: string
  readonly state: string
  readonly careOf?: string
}

export interface Authority {
  readonly name: string
  readonly address?: PostalAddress
  readonly telephone: string
  readonly fax: string
  readonly email: string
  readonly referenceNumber: string
  readonly contact?: ContactPerson
}

export interface ContactPerson {
  readonly familyNames: string
  readonly givenNames: string
  readonly telephone: string
  readonly fax: string
  readonly email: string
  readonly languages: readonly string[]
  readonly address?: PostalAddress
}

export interface Party {
  readonly id: string
  readonly roles: readonly string[]
  readonly person: Person
  readonly nonDisclosure?: NonDisclosure
  readonly represents: readonly string[]
  /** What the person is to the debtor: `child`, `spouse` … */
  readonly relationship?: string
  readonly relationshipDetails?: string
}

export interface NonDisclosure {
  readonly determined: boolean
  readonly determinedOn?: string
  readonly substituteAddress?: PostalAddress
}

export interface Person {
  readonly familyNames: string
  readonly givenNames: string
  readonly birthDate?: string
  readonly birthPlace: string
  readonly identityNumber: string
  /** ISO 3166-1 alpha-2 codes separated by commas. */
  readonly nationality: string
  readonly occupation: string
  readonly civilStatus: string
  readonly address?: PostalAddress
  readonly telephone: string
  readonly email: string
  readonly publicBodyName: string
  readonly legalAid?: boolean
  readonly costsExemption?: boolean
  readonly freeProceedings?: boolean
  readonly locatingInformation: string
  readonly employer?: string
  readonly assets?: string
}

export interface Decision {
  readonly kind: string
  readonly court: string
  readonly courtAddress?: PostalAddress
  readonly date?: string
  readonly reference: string
  readonly stateOfOrigin: string
  readonly enforceable?: boolean
  readonly defendantAppeared?: boolean
  readonly recognitionBasis: string
  readonly fromExtract: boolean
  readonly partSought?: string
  readonly costs?: { readonly payer: string; readonly amount?: Money; readonly payee: string }
}

export interface Money {
  readonly currency: string
  readonly minorUnits: bigint
}

export interface Obligation {
  readonly beneficiaries: readonly string[]
  readonly payer: string
  readonly payee: string
  readonly amount?: Money
  readonly frequency: string
  readonly from?: string
  readonly until?: string
  readonly dueDay: string
  readonly indexation: string
  readonly untilEvent?: string
  readonly dueOn?: string
  readonly instalments?: readonly Instalment[]
  readonly retroactive?: Retroactive
  readonly interest?: { readonly rate: string; readonly from?: string }
  readonly indexedFrom?: string
  readonly inKind?: string
  readonly otherForm?: string
}

export interface Instalment {
  readonly dueOn?: string
  readonly amount?: Money
}

export interface Retroactive {
  readonly from?: string
  readonly until?: string
  readonly amount?: Money
  readonly paymentForm: string
}

export interface Payment {
  readonly bankName: string
  readonly bic: string
  readonly accountHolder: string
  readonly iban: string
  readonly reference?: string
  readonly cheque?: Cheque
}

export interface Cheque {
  readonly payableTo: string
  readonly familyNames: string
  readonly givenNames: string
  readonly address?: PostalAddress
}
