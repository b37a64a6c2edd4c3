/** What a reason means on each door: a canonical gRPC code, a HTTP status, and one line for integrators. */
interface Meaning {
  /** Number of the canonical gRPC status code. */
  code: number
  http: number
  meaning: string
}

/**
 * Why a call was refused, as machine-readable `ErrorInfo.reason`. APPEND ONLY: integrators branch on these names, so a
 * reason is never renamed, removed or given another code. `docs/reasons.md` lists them and a test keeps it equal.
 */
export const reasons = {
  UNAUTHENTICATED: {
    code: 16,
    http: 401,
    meaning: 'The bearer token is missing, malformed, unsigned, foreign or not yet valid.',
  },
  TOKEN_EXPIRED: { code: 16, http: 401, meaning: 'The bearer token has expired; sign in again or fetch a new one.' },
  PERMISSION_DENIED: { code: 7, http: 403, meaning: 'The caller has none of the roles that this call is open to.' },
  WRONG_TENANT: {
    code: 7,
    http: 403,
    meaning: "A resource name in the request belongs to another authority than the token's.",
  },
  NOT_FOUND: { code: 5, http: 404, meaning: 'There is no such resource, or no such path.' },
  ALREADY_EXISTS: { code: 6, http: 409, meaning: 'A resource with this name or content exists.' },
  INVALID_ARGUMENT: { code: 3, http: 400, meaning: 'One or more fields are wrong; the violations name them.' },
  UNKNOWN_FIELD: { code: 3, http: 400, meaning: 'The request has a field that the contract does not know.' },
  BODY_TOO_LARGE: { code: 8, http: 413, meaning: 'The request is larger than the limit of this door.' },
  STALE_ETAG: {
    code: 10,
    http: 409,
    meaning: 'The resource changed since its etag was read; read it again and decide.',
  },
  ETAG_REQUIRED: { code: 3, http: 400, meaning: 'A change to this resource needs the etag last read.' },
  REQUEST_ID_REUSED: { code: 6, http: 409, meaning: 'The request_id was used before with other content.' },
  REQUEST_ID_INVALID: { code: 3, http: 400, meaning: 'The request_id is missing or is not a UUID.' },
  PAGE_TOKEN_INVALID: {
    code: 3,
    http: 400,
    meaning: 'The page token was not made for this authority, call and filter.',
  },
  TRANSITION_NOT_ALLOWED: {
    code: 9,
    http: 409,
    meaning: 'The legal instrument does not allow this step from the present status.',
  },
  DEADLINE_REQUIRED: { code: 3, http: 400, meaning: 'A gRPC call must set a deadline.' },
  DEADLINE_TOO_LONG: { code: 3, http: 400, meaning: 'The deadline is longer than the limit for this kind of call.' },
  UNAVAILABLE: { code: 14, http: 503, meaning: 'A part that this call needs does not answer; try again later.' },
  DATABASE_UNAVAILABLE: { code: 14, http: 503, meaning: "The authority's database does not answer; try again later." },
  RESOURCE_EXHAUSTED: { code: 8, http: 429, meaning: 'Too many requests, or a quota is used up.' },
  ERASED: { code: 9, http: 410, meaning: 'The personal data of this resource has been erased.' },
  INSTRUMENT_NOT_APPLICABLE: {
    code: 9,
    http: 409,
    meaning: 'The legal instrument does not apply between these two States.',
  },
  FORM_INVALID: {
    code: 9,
    http: 422,
    meaning: 'The form is incomplete or inconsistent; the violations name the nodes.',
  },
  FORWARD_OTHER_STATE: {
    code: 9,
    http: 422,
    meaning: 'A message is forwarded to an authority of the same State alone (Article 49(2)).',
  },
  FORWARD_LOOP: {
    code: 9,
    http: 409,
    meaning: 'The message came from the authority that it would be forwarded to, or through too many hands.',
  },
  TAKEN_OVER: {
    code: 9,
    http: 409,
    meaning: 'A case has taken the message over; the case decides what becomes of it.',
  },
  PARTNER_UNKNOWN: { code: 9, http: 422, meaning: 'The counterpart authority is not configured as a partner.' },
  LANGUAGE_NOT_ACCEPTED: { code: 9, http: 422, meaning: 'The requested State does not accept this language.' },
  NOT_SIGNED: { code: 9, http: 409, meaning: 'A part that must be signed has not been marked as signed.' },
  DOCUMENT_MISSING: { code: 9, http: 422, meaning: 'A document that must accompany the application is missing.' },
  PAYLOAD_TOO_LARGE: { code: 8, http: 413, meaning: 'The attachments are larger than the access point accepts.' },
  RENDER_FAILED: { code: 13, http: 500, meaning: 'The document could not be rendered.' },
  SECOND_FACTOR_REQUIRED: { code: 16, http: 401, meaning: 'The sign-in lacks its second factor.' },
  LOCKED_OUT: { code: 7, http: 403, meaning: 'Too many failed sign-ins; the account is locked for a while.' },
  DEADLINE_EXCEEDED: { code: 4, http: 504, meaning: 'The call did not finish before its deadline.' },
  CANCELLED: { code: 1, http: 499, meaning: 'The caller cancelled the call.' },
  UNIMPLEMENTED: { code: 12, http: 501, meaning: 'This server does not offer the call.' },
  UNSUPPORTED_MEDIA_TYPE: { code: 3, http: 415, meaning: 'The body must be application/json in UTF-8, uncompressed.' },
  FORM_NOT_DERIVED: { code: 9, http: 409, meaning: 'A court issues this form: it is read in, never derived.' },
  RESTRICTED_INFORMATION: {
    code: 9,
    http: 422,
    meaning: 'The form holds information that must not be disclosed; the violations name the points.',
  },
  DUPLICATE_KEY: { code: 3, http: 400, meaning: 'A JSON object has the same key twice; the violation names it.' },
  NEVER_ACCEPTED: {
    code: 9,
    http: 409,
    meaning: 'The message was refused when it was handed in: it has no content, and nothing of it was ever sent.',
  },
  INTERNAL: { code: 13, http: 500, meaning: 'A fault of ours; the log has its cause under the request id.' },
} as const satisfies Record<string, Meaning>

/** The name of a reason. */
export type Reason = keyof typeof reasons

/** Whether a text received from elsewhere is a reason that this release knows. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text)
}
