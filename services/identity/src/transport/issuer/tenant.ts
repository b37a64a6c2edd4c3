/** A tenant as its issuer shows it. */
export interface IssuerTenant {
  id: string
  /** Address of the issuer, `…/oidc/{tenant}`. */
  issuer: string
  /** Path under which it is mounted: `/oidc/{tenant}`. */
  base: string
  /** Official name of the authority. */
  name: string
  /** Languages of the authority, the preferred one first. */
  languages: string[]
  /** Address of the web, which people go back to when a page cannot go on. */
  home: string
  /** Said on every page when the authority is invented. */
  notice: string
}

/** Every tenant that this installation issues tokens for; a wrong issuer address is named at start. */
export function issuerTenants(
  tenants: { id: string; name: string; issuer: string; languages: string[]; demonstrationNotice?: string }[],
  home: string,
): Map<string, IssuerTenant> {
  return new Map(
    tenants.map(({ id, name, issuer, languages, demonstrationNotice }) => {
      const base = `/oidc/${id}`
      if (!issuer.endsWith(base)) throw new Error(`tenants: the issuer of ${id} must end with ${base}`)
      return [id, { id, name, issuer, base, languages, home, notice: demonstrationNotice ?? '' }]
    }),
  )
}
