/** Why nothing answered. */
export type Unreachable =
  | 'HOST_NOT_FOUND'
  | 'HOST_UNREACHABLE'
  | 'CONNECTION_REFUSED'
  | 'CONNECTION_LOST'
  | 'TIMEOUT'
  | 'TLS_CERTIFICATE'
  | 'TLS_NAME'
  | 'TLS_CLIENT_CERTIFICATE'
  | 'TLS_FAILED'
  | 'NOT_HTTP'

const byCode: [shape: RegExp, reason: Unreachable][] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'HOST_NOT_FOUND'],
  [/^E(HOST|NET)(UNREACH|DOWN)$/, 'HOST_UNREACHABLE'],
  [/^ECONNREFUSED$/, 'CONNECTION_REFUSED'],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT|TimeoutError)$/, 'TIMEOUT'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'TLS_NAME'],
  [/^ERR_SSL_\w*ALERT\w*CERT\w*$/, 'TLS_CLIENT_CERTIFICATE'],
  [/^(CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|INVALID_PURPOSE|ERROR_IN_CERT)\w*$/, 'TLS_CERTIFICATE'],
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'TLS_FAILED'],
  [/^HTTPParserError$/, 'NOT_HTTP'],
]

/** Finds out why an exchange broke off; what is not known is a connection that was lost. */
export function unreachableBy(error: unknown): Unreachable {
  const codes = [...codesOf(error)]
  for (const [shape, reason] of byCode) if (codes.some((code) => shape.test(code))) return reason
  return 'CONNECTION_LOST'
}

/** Codes and names. A host with several addresses gives one error for each of them. */
function* codesOf(error: unknown): Generator<string> {
  if (typeof error !== 'object' || error === null) return
  if ('code' in error) yield String(error.code)
  if ('name' in error) yield String(error.name)
  if ('errors' in error && Array.isArray(error.errors)) for (const one of error.errors) yield* codesOf(one)
  if ('cause' in error) yield* codesOf(error.cause)
}
