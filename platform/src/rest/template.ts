import { Fault, refuse } from '../errors.ts'

/** A path template of `google.api.http`, for example `/v1/{name=tenants/*}:transmit`, ready to match. */
export interface Template {
  /** Paths of the fields that the template binds, for example `name` or `note.name`. */
  variables: string[]
  /** Values of the variables, or undefined when the path is another one. */
  match(path: string): Map<string, string> | undefined
}

const variable = /\{([a-z_][\w.]*)(?:=([^{}]+))?\}/g
/** One segment. A colon begins the verb; in an id it is percent-encoded. */
const segment = '[^/:]+'

/** Compiles a template. `**` is not supported, as no resource name of ours needs it. */
export function compileTemplate(template: string): Template {
  if (!template.startsWith('/') || template.includes('**')) throw new Fault(`configuration: template ${template}`)
  const variables: string[] = []
  let pattern = ''
  let end = 0
  for (const { 0: whole, 1: name = '', 2: inner = '*', index } of template.matchAll(variable)) {
    pattern += `${literal(template.slice(end, index))}(${literal(inner)})`
    variables.push(name)
    end = index + whole.length
  }
  const regular = new RegExp(`^${pattern}${literal(template.slice(end))}$`)
  const match = (path: string) => {
    const found = regular.exec(path)
    return found ? new Map(variables.map((name, index) => [name, decoded(found[index + 1] ?? '')])) : undefined
  }
  return { variables, match }
}

function literal(text: string): string {
  return text
    .split('*')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join(segment)
}

/** Percent-decodes all but the slash, which would add a segment to a resource name. */
function decoded(text: string): string {
  try {
    return text
      .split(/(%2f)/i)
      .map((part, index) => (index % 2 ? part : decodeURIComponent(part)))
      .join('')
  } catch {
    return refuse('INVALID_ARGUMENT', 'the path is not percent-encoded UTF-8')
  }
}
