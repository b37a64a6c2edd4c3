import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import type { IdentityApp } from '../../app.ts'
import type { ArtifactVault } from '../../store/artifacts.ts'
import { type IssuerSecrets, issuerSecrets } from '../../usecases/issuer-secrets.ts'
import { issuerKey } from '../../usecases/keys.ts'
import type { WebClient } from './clients.ts'
import { issuerProvider } from './provider.ts'
import type { IssuerTenant } from './tenant.ts'

/** The issuer of one tenant, ready to answer. */
export interface Issuer {
  tenant: IssuerTenant
  vault: ArtifactVault
  secrets: IssuerSecrets
  provider: Provider
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

// A key that another replica made or retired is known here after this long at the latest.
const refreshMinutes = 5

/** Issuers are made when first asked for, and again now and then, so that keys rotate while the service runs. */
export function issuerRegistry(app: IdentityApp, tenants: Map<string, IssuerTenant>, web: WebClient) {
  const made = new Map<string, { since: number; issuer: Promise<Issuer> }>()

  async function make(tenant: IssuerTenant): Promise<Issuer> {
    const vault = { tenant: tenant.id, key: await issuerKey(app, tenant.id) }
    const secrets = await issuerSecrets(app, tenant.id)
    const provider = issuerProvider({ app, tenant, vault, secrets, web })
    return { tenant, vault, secrets, provider, answer: provider.callback() }
  }

  return {
    /** Undefined when no such tenant is served here. */
    async find(id: string): Promise<Issuer | undefined> {
      const tenant = tenants.get(id)
      if (!tenant) return undefined
      const now = app.clock.now().getTime()
      const known = made.get(id)
      if (known && now - known.since < refreshMinutes * 60_000) return known.issuer
      const issuer = make(tenant)
      made.set(id, { since: now, issuer })
      issuer.catch(() => made.delete(id))
      return issuer
    },
  }
}

/** What `issuerRegistry` makes. */
export type IssuerRegistry = ReturnType<typeof issuerRegistry>
