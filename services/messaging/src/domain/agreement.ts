/** A service with the type that says what kind of name it is, empty where none is given. */
export interface Service {
  value: string
  type: string
}

/** The name of an agreement as a header gives it; type and processing mode may be empty. */
export interface AgreementRef {
  value: string
  type: string
  pmode: string
}

/** Something that a partner and we send each other, and how. */
export interface Agreement {
  service: Service
  action: string
  /** Whether parts go compressed. Both forms are taken in. */
  compress: boolean
  /** Written into the header where it is agreed. */
  ref?: AgreementRef
}

/** The service under which Central Authorities exchange what the legal instruments on maintenance provide for. */
export const maintenance: Service = { value: 'urn:sustento:services:maintenance', type: '' }

/** What a partner is for who says nothing else: the actions of the service on maintenance. */
export const usualAgreements: Agreement[] = [
  'application',
  'request',
  'response',
  'acknowledgement',
  'status-report',
  'refusal',
  'message',
].map((action) => ({ service: maintenance, action, compress: true }))

/** What the header of a message says about its agreement. */
export interface AgreedUse {
  service: Service
  action: string
  ref?: AgreementRef
}

/**
 * The agreement of a message. A partner without a list may use any service and action; with a list only those in it. The
 * name of the agreement counts only where both sides give one.
 */
export function findAgreement(agreements: readonly Agreement[], use: AgreedUse): Agreement | undefined {
  if (agreements.length === 0) return { ...use, compress: true }
  return agreements.find(
    ({ service, action, ref }) =>
      isSameService(service, use.service) && action === use.action && isCompatible(ref, use.ref),
  )
}

/** Whether two services are the same one: the type belongs to the name. */
export function isSameService(a: Service, b: Service): boolean {
  return a.value === b.value && a.type === b.type
}

/** The processing mode is a name that each side may have of its own. */
function isCompatible(ours: AgreementRef | undefined, theirs: AgreementRef | undefined): boolean {
  return ours === undefined || theirs === undefined || (ours.value === theirs.value && ours.type === theirs.type)
}
