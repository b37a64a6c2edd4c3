import { audience } from '@sustento/platform/audience'
import {
  type AccessToken,
  type AccountClaims,
  type ClientCredentials,
  errors,
  type KoaContextWithOIDC,
  Provider,
  type ResourceServer,
} from 'oidc-provider'
import type { IdentityApp } from '../../app.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import type { IssuerSecrets } from '../../usecases/issuer-secrets.ts'
import { isActiveUser, rolesOfService, rolesOfUser } from '../../usecases/token-subjects.ts'
import { artifactAdapter } from './adapter.ts'
import { compareSecretsByHash, type WebClient } from './clients.ts'
import { grantToOwnClient } from './grant.ts'
import { signInPolicy } from './policy.ts'
import { renderNotFound, renderProblem, renderSignedOut, renderSignOut } from './provider-pages.ts'
import type { IssuerTenant } from './tenant.ts'

const minutes = 60
const hours = 60 * minutes

/** What the issuer of one tenant is made of. */
export interface ProviderParts {
  app: IdentityApp
  tenant: IssuerTenant
  vault: ArtifactVault
  secrets: IssuerSecrets
  web: WebClient
}

/** The OpenID issuer of one tenant: authorization code with PKCE for people, client credentials for services. */
export function issuerProvider(parts: ProviderParts): Provider {
  const { app, tenant, vault, secrets, web } = parts
  const provider = new Provider(tenant.issuer, {
    adapter: artifactAdapter(app, vault, web),
    jwks: { keys: secrets.tokenKeys },
    cookies: cookies(tenant, secrets),
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'amr', 'auth_time'] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    clientDefaults: { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => renderSignOut(ctx, tenant, form),
        postLogoutSuccessSource: (ctx) => renderSignedOut(ctx, tenant),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => resourceServer(resource),
      },
    },
    interactions: {
      policy: signInPolicy(),
      url: (_ctx, interaction) => `${tenant.base}/interaction/${interaction.uid}`,
    },
    ttl: {
      AuthorizationCode: 1 * minutes,
      AccessToken: 10 * minutes,
      ClientCredentials: 10 * minutes,
      IdToken: 10 * minutes,
      Interaction: 20 * minutes,
      // one working day; after that people sign in again, whatever they do in between
      Session: 10 * hours,
      Grant: 10 * hours,
      RefreshToken: 10 * hours,
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => true,
    loadExistingGrant: grantToOwnClient,
    findAccount: (_ctx, subject) => findAccount(parts, subject),
    extraTokenClaims: async (_ctx, token) => ({ roles: await rolesOf(parts, token) }),
    renderError: (ctx, _out, error) => renderProblem(ctx, tenant, error),
  })
  compareSecretsByHash(provider)
  // addresses follow the configured issuer: `behindIssuerAddress` sets the headers that are trusted here
  provider.proxy = true
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.status === 404 && !ctx.body) renderNotFound(ctx, tenant)
  })
  provider.on('server_error', (_ctx: KoaContextWithOIDC, error: Error) =>
    app.log.error({ err: error, tenant: tenant.id }, 'the issuer failed'),
  )
  return provider
}

/** The API of this installation is the only thing that tokens are issued for. */
function resourceServer(resource: string): ResourceServer {
  if (resource !== audience) throw new errors.InvalidTarget()
  return {
    scope: '',
    audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: 10 * minutes,
    jwt: { sign: { alg: 'ES256' } },
  }
}

function cookies(tenant: IssuerTenant, secrets: IssuerSecrets) {
  return {
    names: { session: 'sustento_session', interaction: 'sustento_interaction', resume: 'sustento_resume' },
    long: { signed: true, httpOnly: true, sameSite: 'lax', path: tenant.base } as const,
    short: { signed: true, httpOnly: true, sameSite: 'lax' } as const,
    keys: secrets.cookieKeys,
  }
}

/** Without an account a session asks for a sign-in, and a refresh token gives no new token. */
async function findAccount({ app, tenant }: ProviderParts, id: string) {
  if (!(await isActiveUser(app, tenant.id, id))) return undefined
  return { accountId: id, claims: async (): Promise<AccountClaims> => ({ sub: id }) }
}

async function rolesOf({ app, tenant }: ProviderParts, token: AccessToken | ClientCredentials): Promise<string[]> {
  if (token.kind === 'AccessToken') return rolesOfUser(app, tenant.id, token.accountId)
  return rolesOfService(app, tenant.id, token.clientId ?? '')
}
