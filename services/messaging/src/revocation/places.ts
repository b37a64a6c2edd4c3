import type { X509Certificate } from 'node:crypto'
import { Certificate, CRLDistributionPoints, type GeneralName, InfoAccess } from 'pkijs'

/** Where a certificate says that its revocation can be looked up. Nothing is believed of it: a list of hosts decides. */
export interface Places {
  lists: string[]
  responders: string[]
}

const ocsp = '1.3.6.1.5.5.7.48.1'
const uri = 6
const most = 4

/** Reads the places of a certificate (RFC 5280, 4.2.1.13 and 4.2.2.1); of many the first few. */
export function placesOf({ raw }: X509Certificate): Places {
  const values = (Certificate.fromBER(raw).extensions ?? []).map(({ parsedValue }): unknown => parsedValue)
  const points = values.filter((value) => value instanceof CRLDistributionPoints)
  const access = values.filter((value) => value instanceof InfoAccess)
  return {
    lists: points
      .flatMap(({ distributionPoints }) => distributionPoints)
      // A list of somebody else, or one for some reasons alone, says too little.
      .filter(({ cRLIssuer, reasons }) => !cRLIssuer && !reasons)
      .flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? urls(distributionPoint) : []))
      .slice(0, most),
    responders: access
      .flatMap(({ accessDescriptions }) => accessDescriptions)
      .filter(({ accessMethod }) => accessMethod === ocsp)
      .flatMap(({ accessLocation }) => urls([accessLocation]))
      .slice(0, most),
  }
}

/** The addresses among the names of a place. */
export const urls = (names: readonly GeneralName[]): string[] =>
  names.filter(({ type }) => type === uri).map(({ value }) => String(value))
