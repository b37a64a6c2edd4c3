import type { Agreement } from '../domain/agreement.ts'
import { shapes } from './evidence/kinds.ts'

const actions = [...new Set(Object.values(shapes).map(({ action }) => action))]

/** Evidences come under the services that are agreed, with actions of their own. No list still means anything. */
export function withEvidences(agreements: Agreement[]): Agreement[] {
  const services = new Map(agreements.map(({ service }) => [`${service.type} ${service.value}`, service]))
  const added = [...services.values()].flatMap((service) =>
    actions.map((action): Agreement => ({ service, action, compress: true })),
  )
  return [...agreements, ...added]
}
