/** What happened to a message, told to the other services: names, codes and digests, nothing personal. */
export type Fact =
  | { kind: 'received' }
  | { kind: 'delivered'; receiptSha256: string; withoutReceipt: boolean }
  | { kind: 'failed'; code: string }
  /** It is forwarded to another authority of our State, a partner by its id. */
  | { kind: 'forwarded'; to: string }
  /** Partner `by`, to whom we sent it, has forwarded it to partner `to`, and says so in a message. */
  | { kind: 'forwarded-there'; by: string; to: string; notice: string }
