import { refuse } from '@sustento/platform/errors'

const annualReturn = /^tenants\/[a-z][a-z0-9-]*\/annualReturns\/([1-9]\d{3})$/

/** The year that `tenants/{tenant}/annualReturns/{year}` names. */
export function yearOf(name: string): number {
  const year = annualReturn.exec(name)?.[1]
  if (!year) {
    const violation = { field: 'name', description: 'is tenants/{tenant}/annualReturns/{year}', reason: 'PATTERN' }
    refuse('INVALID_ARGUMENT', 'this is not the name of an annual return', {}, [violation])
  }
  return Number(year)
}
