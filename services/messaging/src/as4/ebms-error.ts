/** What is said about an error beside its code. */
export interface EbmsErrorKind {
  short: string
  category: string
  /** A failure where nothing else is said. */
  severity?: 'warning' | 'failure'
}

/** Errors of ebMS 3.0 Core 6.7 and of the AS4 profile that this access point raises or understands. */
export const ebmsErrors = {
  'EBMS:0001': { short: 'ValueNotRecognized', category: 'Content' },
  'EBMS:0002': { short: 'FeatureNotSupported', category: 'Content', severity: 'warning' },
  'EBMS:0003': { short: 'ValueInconsistent', category: 'Content' },
  'EBMS:0004': { short: 'Other', category: 'Content' },
  'EBMS:0005': { short: 'ConnectionFailure', category: 'Communication' },
  'EBMS:0007': { short: 'MimeInconsistency', category: 'Unpackaging' },
  'EBMS:0008': { short: 'FeatureNotSupported', category: 'Unpackaging' },
  'EBMS:0009': { short: 'InvalidHeader', category: 'Unpackaging' },
  'EBMS:0010': { short: 'ProcessingModeMismatch', category: 'Processing' },
  'EBMS:0011': { short: 'ExternalPayloadError', category: 'Content' },
  'EBMS:0101': { short: 'FailedAuthentication', category: 'Processing' },
  'EBMS:0102': { short: 'FailedDecryption', category: 'Processing' },
  'EBMS:0103': { short: 'PolicyNoncompliance', category: 'Processing' },
  'EBMS:0202': { short: 'DeliveryFailure', category: 'Communication' },
  'EBMS:0301': { short: 'MissingReceipt', category: 'Communication' },
  'EBMS:0302': { short: 'InvalidReceipt', category: 'Communication' },
  'EBMS:0303': { short: 'DecompressionFailure', category: 'Communication' },
} as const satisfies Record<string, EbmsErrorKind>

/** Code of an error that we raise. */
export type EbmsCode = keyof typeof ebmsErrors

/**
 * A message breaks a rule. The detail goes to the partner and into the log, so it is a fixed text of ours: it never
 * repeats what was received.
 */
export class EbmsError extends Error {
  override readonly name = 'EbmsError'
  readonly code: EbmsCode
  readonly detail: string

  constructor(code: EbmsCode, detail: string) {
    super(`${code} ${ebmsErrors[code].short}: ${detail}`)
    this.code = code
    this.detail = detail
  }
}

/** Throws the error of the given code. */
export function fail(code: EbmsCode, detail: string): never {
  throw new EbmsError(code, detail)
}
