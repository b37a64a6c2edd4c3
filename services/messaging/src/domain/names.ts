/** Resource names of this service. */
export const messageName = (tenant: string, id: string) => `tenants/${tenant}/messages/${id}`
export const partnerName = (tenant: string, id: string) => `tenants/${tenant}/partners/${id}`

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text is a UUID in lower case. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** The id in `tenants/{tenant}/messages/{message}`; undefined when the text is no such name. */
export function messageIdIn(name: string): string | undefined {
  const [, collection, id, ...rest] = name.split('/').slice(1)
  return collection === 'messages' && rest.length === 0 && id !== undefined && isUuid(id) ? id : undefined
}

/** The id in `tenants/{tenant}/partners/{partner}`. */
export function partnerIdIn(name: string): string | undefined {
  const [, collection, id, ...rest] = name.split('/').slice(1)
  return collection === 'partners' && rest.length === 0 ? id : undefined
}
