import { refuse } from '@sustento/platform/errors'
import type { Request } from 'express'

const segment = /^[a-z0-9][a-z0-9-]{0,62}$/

/** A resource name from the parameters of a path, for example `tenants/t/cases/c`. */
export function nameFrom(request: Request, ...pairs: [collection: string, parameter: string][]): string {
  return pairs
    .map(([collection, parameter]) => {
      const id = request.params[parameter]
      if (typeof id !== 'string' || !segment.test(id)) refuse('NOT_FOUND', 'there is no such path')
      return `${collection}/${id}`
    })
    .join('/')
}

/** A parameter of the query that may be given once. */
export function queryText(request: Request, key: string, longest = 100): string {
  const value = request.query[key] ?? ''
  if (typeof value !== 'string' || value.length > longest) {
    const violation = { field: key, description: 'is one short text', reason: 'PATTERN' }
    refuse('INVALID_ARGUMENT', 'a parameter of the address cannot be read', {}, [violation])
  }
  return value
}
