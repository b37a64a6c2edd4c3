import type { Grant, KoaContextWithOIDC } from 'oidc-provider'

/**
 * The only client that people sign in through is the authority's own web, so nobody is asked for consent: a sign-in
 * grants it what it asks for (`openid`, nothing about the person).
 */
export async function grantToOwnClient(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { session, client, provider } = ctx.oidc
  if (!session?.accountId || !client) return undefined
  const known = session.grantIdFor(client.clientId)
  const existing = known === undefined ? undefined : await provider.Grant.find(known)
  if (existing?.accountId === session.accountId) return existing
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}
