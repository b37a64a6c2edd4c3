import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { Provider } from 'oidc-provider'
import { memoryAdapter } from './memory-adapter.ts'

/** What an issuer of a test is set up with. */
export interface IssuerSetup {
  clientId: string
  clientSecret: string
  audience: string
  /** Where the web is; it is known only after the issuers are. */
  web: () => URL
  /** How long access tokens last, in seconds. */
  accessTokenSeconds?: number
}

/** A real OpenID issuer, as the built-in one is, with a sign-in form that takes any name. */
export interface RealIssuer {
  issuer: string
  /** How often a refresh token was used. */
  refreshes(): number
  /** How often a token was taken back. */
  revocations(): number
  /** Forgets everybody who signed in. */
  forget(): void
  /** Stops answering. */
  close(): Promise<void>
}

/** Starts an issuer on a port of its own. */
export async function startIssuer(setup: IssuerSetup): Promise<RealIssuer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const counts = { refreshes: 0, revocations: 0 }
  let provider: Provider | undefined
  // the client's addresses contain the port of the web, which starts after its issuers
  server.on('request', async (request, response) => {
    provider ??= await providerOf(issuer, setup, counts)
    if (request.url?.startsWith('/sign-in')) await signInForm(provider, request, response)
    else await provider.callback()(request, response)
  })
  return {
    issuer,
    refreshes: () => counts.refreshes,
    revocations: () => counts.revocations,
    forget() {
      provider = undefined
    },
    close: () => closed(server),
  }
}

async function providerOf(
  issuer: string,
  setup: IssuerSetup,
  counts: { refreshes: number; revocations: number },
): Promise<Provider> {
  const { clientId, clientSecret, audience, web, accessTokenSeconds = 600 } = setup
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [new URL('/callback', web()).href],
        post_logout_redirect_uris: [new URL('/', web()).href],
      },
    ],
    adapter: memoryAdapter(),
    interactions: { url: () => '/sign-in' },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    jwks: { keys: [await signingKey()] },
    cookies: { keys: ['a key of a test'] },
    scopes: ['openid'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      Interaction: 600,
      AccessToken: accessTokenSeconds,
      Session: 3_600,
      Grant: 3_600,
      RefreshToken: 3_600,
      IdToken: 600,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = form
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: async () => ({ roles: ['caseworker'] }),
    loadExistingGrant: async (ctx) => {
      const { session, client } = ctx.oidc
      if (!session?.accountId || !client) return undefined
      const grant = new ctx.oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.on('grant.success', (ctx) => {
    if (ctx.oidc.params?.grant_type === 'refresh_token') counts.refreshes++
  })
  provider.on('refresh_token.destroyed', () => counts.revocations++)
  return provider
}

/** Takes any name for the person's own. */
async function signInForm(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response
      .setHeader('content-type', 'text/html')
      .end('<form action="/sign-in" method="post"><input name="login"></form>')
    return
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? ''
  await provider.interactionFinished(request, response, { login: { accountId } })
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'test' }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
