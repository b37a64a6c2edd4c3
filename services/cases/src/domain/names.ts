import { Refused } from '@sustento/platform/errors'

/** Collections below a case. */
export type CaseChild = 'documents' | 'submissions' | 'tasks' | 'timeLimits' | 'timelineEntries'

/** The resource name of a case. */
export function caseName(tenant: string, id: string): string {
  return `tenants/${tenant}/cases/${id}`
}

/** The resource name of something in a case. */
export function childName(tenant: string, caseId: string, collection: CaseChild, id: string): string {
  return `${caseName(tenant, caseId)}/${collection}/${id}`
}

/** The resource name of a task of a case, or of the authority itself. */
export function taskName(tenant: string, caseId: string | null, id: string): string {
  return caseId === null ? `tenants/${tenant}/tasks/${id}` : childName(tenant, caseId, 'tasks', id)
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The id in a case's name. Refuses a name of any other shape. */
export function caseIdIn(name: string): string {
  return match(name, new RegExp(`^tenants/[^/]+/cases/(${uuid})$`), 'cases')[0] as string
}

/** The ids in the name of something in a case. Refuses a name of any other shape. */
export function childIdsIn(name: string, collection: CaseChild): { caseId: string; id: string } {
  const [caseId, id] = match(name, new RegExp(`^tenants/[^/]+/cases/(${uuid})/${collection}/(${uuid})$`), collection)
  return { caseId: caseId as string, id: id as string }
}

/** The ids in a task's name; no case for a task of the authority itself. Refuses a name of any other shape. */
export function taskIdsIn(name: string): { caseId: string | null; id: string } {
  const pattern = new RegExp(`^tenants/[^/]+/(?:cases/(${uuid})/)?tasks/(${uuid})$`)
  const [caseId, id] = match(name, pattern, 'tasks')
  return { caseId: caseId ?? null, id: id as string }
}

function match(name: string, pattern: RegExp, collection: string): (string | undefined)[] {
  const found = pattern.exec(name)
  if (!found) throw new Refused('INVALID_ARGUMENT', `not the resource name of one of the ${collection}`)
  return found.slice(1)
}
