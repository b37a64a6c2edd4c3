import { reasons } from './reasons.ts'

const head = `# Reasons

Why a call was refused, for those who integrate with Sustento. Branch on the reason, never on the message.

* gRPC: \`google.rpc.ErrorInfo\` with this \`reason\` and domain \`sustento\` in \`grpc-status-details-bin\`; wrong fields are
  listed in \`google.rpc.BadRequest\`.
* REST: \`reason\` in the \`application/problem+json\` document, whose \`type\` is \`urn:sustento:reason:\` and the reason;
  wrong fields are listed in \`violations\`.

The list only grows: a reason is never renamed, removed or given another code. Retry \`UNAVAILABLE\` and
\`DATABASE_UNAVAILABLE\` with the same \`request_id\`; everything else needs another request, or a person.

<!-- Generated from platform/src/reasons.ts by tools/reasons.mjs -->

| reason | gRPC | HTTP | meaning |
|---|---|---|---|
`

const codes = [
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS'],
  ...['PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED'],
  ...['INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED'],
]

/** `docs/reasons.md`: the list of reasons for integrators. */
export function reasonsPage(): string {
  const rows = Object.entries(reasons)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { code, http, meaning }]) => `| \`${name}\` | ${codes[code]} (${code}) | ${http} | ${meaning} |\n`)
  return head + rows.join('')
}
