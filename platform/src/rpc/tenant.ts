import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf'
import { Fault, Refused, refuse } from '../errors.ts'
import { stringsOf } from './strings.ts'

const namingFields = new Set(['name', 'parent', 'names'])
/** In any other field, what is shaped like a name of a resource: text of a person has blanks or no such shape. */
const resourceName = /^tenants\/[^/\s]+(\/[a-z][A-Za-z]*\/[^/\s]+)+$/

/**
 * The wall on the way in: every resource name in a request must be of the tenant that the token is for. It holds for
 * nested messages, lists, maps and oneofs and does not depend on annotations that could be forgotten.
 */
export interface TenantRule {
  /**
   * Refuses with WRONG_TENANT (`about.name` is the foreign name) or INVALID_ARGUMENT. The first message of a request
   * must say by its `name` or `parent` what it is about; later messages of a stream need not.
   */
  enforce(message: object, tenant: string, first: boolean): void
  /** The `name` or `parent` that the request is about, if it says so. */
  subjectOf(message: object): string | undefined
}

/** Makes the rule for the request of a method; a request that cannot name a tenant stops the process at start. */
export function tenantRule(rpc: string, input: DescMessage): TenantRule {
  const anchors = anchorsOf(input)
  if (anchors.length === 0) throw new Fault(`configuration: the request of ${rpc} carries no name or parent`)
  const enforce = (message: object, tenant: string, first: boolean) => {
    let anchored = false
    for (const { text, field, path } of stringsOf(input, message)) {
      if (text.includes('\0')) badField(path, 'must not hold U+0000', 'TEXT')
      if (!isOfSomeTenant(text, field.name)) continue
      if (text.split('/', 2)[1] !== tenant)
        throw new Refused('WRONG_TENANT', 'the resource belongs to another authority', { name: text })
      anchored ||= anchors.includes(path)
    }
    if (first && !anchored) badField(anchors[0] ?? '', 'must be a resource name tenants/{tenant}/…', 'REQUIRED')
  }
  const subjectOf = (message: object) => stringsOf(input, message).find(({ path }) => anchors.includes(path))?.text
  return { enforce, subjectOf }
}

function isOfSomeTenant(text: string, field: string): boolean {
  return namingFields.has(field) ? text.startsWith('tenants/') : resourceName.test(text)
}

function badField(field: string, description: string, reason: string): never {
  return refuse('INVALID_ARGUMENT', `${field} ${description}`, {}, [{ field, description, reason }])
}

/** Paths of the `name` and `parent` that lie nearest to the top of the request: what the call is about. */
function anchorsOf(input: DescMessage): string[] {
  let level: { desc: DescMessage; at: string }[] = [{ desc: input, at: '' }]
  const seen = new Set<string>()
  while (level.length > 0) {
    const found = level.flatMap(({ desc, at }) => desc.fields.filter(isAnchor).map((field) => at + field.jsonName))
    if (found.length > 0) return found
    for (const { desc } of level) seen.add(desc.typeName)
    level = level.flatMap(({ desc, at }) =>
      desc.fields.flatMap((field) =>
        field.fieldKind === 'message' &&
        !field.message.typeName.startsWith('google.') &&
        !seen.has(field.message.typeName)
          ? [{ desc: field.message, at: `${at}${field.jsonName}.` }]
          : [],
      ),
    )
  }
  return []
}

function isAnchor(field: DescField): boolean {
  return field.fieldKind === 'scalar' && field.scalar === ScalarType.STRING && /^(name|parent)$/.test(field.name)
}
