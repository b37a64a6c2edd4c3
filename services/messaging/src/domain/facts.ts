/** What happened to a message, told to the other services: names, codes and digests, nothing personal. */
export type Fact =
  | { kind: 'received' }
  | { kind: 'delivered'; receiptSha256: string; withoutReceipt: boolean }
  | { kind: 'failed'; code: string }
