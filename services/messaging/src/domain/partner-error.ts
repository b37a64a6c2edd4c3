/** Codes with which a partner refuses for good: sending the same bytes again cannot change its mind. */
const permanent = new Set([
  'EBMS:0001',
  'EBMS:0003',
  'EBMS:0007',
  'EBMS:0008',
  'EBMS:0009',
  'EBMS:0010',
  'EBMS:0011',
  'EBMS:0101',
  'EBMS:0102',
  'EBMS:0103',
  'EBMS:0303',
])

/** An error that a partner signalled, as far as it decides what to do. */
export interface PartnerError {
  code: string
  detail: string
}

/** What a *signed* error means for the message. An unsigned one proves nothing and never stops the retries. */
export function meaningOf(error: PartnerError): 'known-to-partner' | 'refused' | 'unconfirmed' {
  if (isDuplicate(error)) return 'known-to-partner'
  return permanent.has(error.code) ? 'refused' : 'unconfirmed'
}

/** phase4 answers a repeated message with an error instead of its receipt: EBMS:4001 since 4.5, before only a text. */
function isDuplicate({ code, detail }: PartnerError): boolean {
  return code === 'EBMS:4001' || (code === 'EBMS:0004' && /already handled \(this is a duplicate\)/.test(detail))
}
