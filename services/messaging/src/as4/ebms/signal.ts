/** One digest of a signature, as a receipt repeats it. */
export interface SignedDigest {
  /** `#id` of an element, or `cid:` of a part. */
  uri: string
  /** Digest algorithm. */
  algorithm: string
  /** Base64. */
  value: string
}

/** An error as a signal reports it. Severity is not read: what to do depends on the code alone. */
export interface SignalledError {
  code: string
  short: string
  /** Human-readable, from outside: never logged, only compared with what a known product writes. */
  detail: string
}

/** The eb:SignalMessage of a header: a receipt, errors or a pull request. */
export interface Signal {
  timestamp: string
  messageId: string
  refToMessageId: string
  receipt?: SignedDigest[]
  errors: SignalledError[]
  /** Asks for a message to be handed out, which this access point does not do. */
  isPullRequest: boolean
}

/** Whether two lists of digests are the same set; a repeated entry is never the same as a single one. */
export function sameDigests(a: SignedDigest[], b: SignedDigest[]): boolean {
  const known = new Set(a.map(digestKey))
  return (
    a.length === b.length &&
    known.size === a.length &&
    new Set(b.map(digestKey)).size === b.length &&
    b.every((digest) => known.has(digestKey(digest)))
  )
}

const digestKey = ({ uri, algorithm, value }: SignedDigest) => JSON.stringify([uri, algorithm, value])
