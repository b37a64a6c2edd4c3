import type { AdapterPayload, Provider } from 'oidc-provider'
import { isSecretOf } from '../../secrets/client-secret.ts'
import type { ServiceAccountRow } from '../../store/service-account-row.ts'

/** The client through which people sign in. */
export const webClientId = 'web'

/** Where the web receives those who signed in and those who signed out. */
export interface WebClient {
  redirectUris: string[]
  postLogoutRedirectUris: string[]
}

/** A service account as a client: all fetch tokens in their own name, the web also signs people in. */
export function clientMetadata(account: ServiceAccountRow, web: WebClient): AdapterPayload {
  const own = {
    client_id: account.clientId,
    // the hash, which `compareSecretsByHash` below expects
    client_secret: account.secretHash.toString('base64url'),
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  } satisfies AdapterPayload
  if (account.clientId !== webClientId) return own
  return {
    ...own,
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types: ['code'],
    redirect_uris: web.redirectUris,
    post_logout_redirect_uris: web.postLogoutRedirectUris,
  }
}

/** Secrets are stored as hashes, so they are compared as hashes. */
export function compareSecretsByHash(provider: Provider): void {
  Object.defineProperty(provider.Client.prototype, 'compareClientSecret', {
    value(this: { clientSecret: string }, presented: string): boolean {
      return isSecretOf(Buffer.from(this.clientSecret, 'base64url'), presented)
    },
  })
}
