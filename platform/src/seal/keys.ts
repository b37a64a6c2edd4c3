/**
 * The tenant's key-encryption key, which never leaves its place. It wraps the few tenant keys and nothing else, so it is
 * asked once for each when a process first needs them. Implementations: a file; a transit engine may follow.
 */
export interface Keys {
  /** Wraps a key of 32 bytes with the newest key-encryption key of the tenant. */
  wrap(tenant: string, plain: Buffer): Promise<Buffer>
  /** Unwraps what `wrap` made, also with an older key-encryption key. */
  unwrap(tenant: string, wrapped: Buffer): Promise<Buffer>
}
