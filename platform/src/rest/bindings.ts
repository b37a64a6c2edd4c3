import {
  type DescField,
  type DescMessage,
  type FileRegistry,
  getOption,
  hasOption,
  type Message,
} from '@bufbuild/protobuf'
import { allRpcs, type Rpc } from '../descriptors.ts'
import { Fault } from '../errors.ts'
import { compileTemplate, type Template } from './template.ts'

/** One way to reach a method over HTTP, from its `google.api.http` option. */
export interface Binding {
  rpc: Rpc
  /** `GET`, `POST`, `PATCH`, `PUT` or `DELETE`. */
  verb: string
  template: Template
  /** What the body holds: the whole request, one field of it, or nothing. */
  body: 'all' | 'none' | DescField
}

/** The option's message, as the registry's descriptors read it. */
type HttpRule = Message & {
  pattern: { case: string; value: unknown }
  body: string
  responseBody: string
  additionalBindings: HttpRule[]
}

const verbs = new Set(['get', 'put', 'post', 'delete', 'patch'])

/**
 * The bindings of the given services. Streams of requests have none: uploads are not this door's business. An option
 * that this door cannot honour stops the process at start.
 */
export function bindingsOf(services: readonly string[], registry: FileRegistry): Binding[] {
  const option = registry.getExtension('google.api.http')
  const rpcs = allRpcs(registry).filter(({ service }) => services.includes(service))
  const unknown = services.filter((name) => !rpcs.some(({ service }) => service === name))
  if (unknown.length > 0) throw new Fault(`configuration: the contract has no ${unknown.join(', ')}`)
  return rpcs.flatMap((rpc) => {
    const streamed = rpc.desc.methodKind === 'client_streaming' || rpc.desc.methodKind === 'bidi_streaming'
    if (streamed || !option || !hasOption(rpc.desc, option)) return []
    const rule = getOption(rpc.desc, option) as HttpRule
    return [rule, ...rule.additionalBindings].map((each) => bindingOf(rpc, each))
  })
}

function bindingOf(rpc: Rpc, { pattern, body, responseBody }: HttpRule): Binding {
  const verb = pattern.case
  if (!verbs.has(verb) || typeof pattern.value !== 'string' || responseBody)
    throw new Fault(`configuration: the HTTP rule of ${rpc.path}`)
  const template = compileTemplate(pattern.value)
  for (const path of template.variables) getField(rpc.desc.input, path)
  return { rpc, verb: verb.toUpperCase(), template, body: bodyOf(rpc, body) }
}

function bodyOf(rpc: Rpc, body: string): Binding['body'] {
  if (body === '') return 'none'
  if (body === '*') return 'all'
  const field = getField(rpc.desc.input, body)
  if (field.fieldKind !== 'message') throw new Fault(`configuration: the body ${body} of ${rpc.path} is no message`)
  return field
}

/** The field at a dotted path of a message, by its names in the contract; a wrong one is a mistake of the contract. */
function getField(desc: DescMessage, path: string): DescField {
  const field = findField(desc, path)
  if (!field) throw new Fault(`configuration: ${desc.typeName} has no ${path}`)
  return field
}

/** The field at a dotted path of a message, by its names in JSON or in the contract. */
export function findField(desc: DescMessage, path: string): DescField | undefined {
  const [first = '', ...rest] = path.split('.')
  const field = fieldNamed(desc, first)
  if (!field || rest.length === 0) return field
  return field.fieldKind === 'message' ? findField(field.message, rest.join('.')) : undefined
}

/** The field of a message with this name in JSON or in the contract. */
export function fieldNamed(desc: DescMessage, name: string): DescField | undefined {
  return desc.fields.find((field) => field.jsonName === name || field.name === name)
}
