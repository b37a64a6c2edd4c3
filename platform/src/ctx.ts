/** Who is calling, as the verified token says. */
export interface Actor {
  /** The token's `sub`: an opaque identifier, never a name or an address. */
  subject: string
  /** A person who signed in, or a service account that runs a loop. */
  kind: 'user' | 'service'
  /** Roles within the tenant, as the options of the RPCs list them. */
  roles: string[]
}

/**
 * What is known about one call, made from its verified token and nothing else. It is passed as an argument, so that a
 * function which needs a tenant says so in its signature.
 */
export interface Ctx {
  /** The Central Authority that the token's issuer belongs to. */
  tenant: string
  actor: Actor
  /** Follows one call through every service, log line and audit entry. */
  requestId: string
  /** The caller's bearer token, forwarded to the services called on its behalf. Never logged or stored. */
  token: string
  /** Language wished for by the caller (BCP 47), for texts made for people. */
  locale?: string
}
