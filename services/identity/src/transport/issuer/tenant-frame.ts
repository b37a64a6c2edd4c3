import type { Frame } from './pages/layout.ts'
import type { Texts } from './pages/texts.ts'
import type { IssuerTenant } from './tenant.ts'

/** What every page of a tenant has around its content. */
export function tenantFrame(tenant: IssuerTenant, texts: Texts): Frame {
  return { base: tenant.base, authority: tenant.name, notice: tenant.notice, home: tenant.home, texts }
}
