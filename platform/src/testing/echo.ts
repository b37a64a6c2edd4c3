import type { Ctx } from '../ctx.ts'
import { registryOf } from '../descriptors.ts'
import { Refused } from '../errors.ts'
import { descriptors } from '../gen/echo_descriptors.ts'
import { EchoServiceService, Note } from '../gen/sustento/echo/v1/echo_service.ts'
import { logger } from '../log.ts'
import type { RefusalEntry } from '../rpc/attend.ts'
import type { Handlers } from '../rpc/definition.ts'
import { type GrpcServerOptions, grpcServer, serve } from '../rpc/server.ts'

/** The contract of the echo service: see `platform/proto`. */
export const echoRegistry = registryOf(descriptors)

type EchoHandlers = Handlers<typeof EchoServiceService>

/** Handlers that give back what they got. */
export const echoHandlers: EchoHandlers = {
  getNote: async (request, { tenant, actor, requestId, locale }) => ({
    note: Note.create({
      name: request.name,
      words: request.readMask?.join() ?? '',
      count: request.pageSize,
      weight: request.weight,
      labels: request.labels,
      urgent: request.urgent,
      createTime: request.after,
      links: request.links,
      ...(request.page && { place: { $case: 'page', value: request.page } }),
    }),
    seen: JSON.stringify({ tenant, actor, requestId, locale }),
  }),
  createNote: async ({ parent, note }) => ({ note: Note.create({ ...note, name: `${parent}/notes/new` }) }),
  updateNote: async ({ note, updateMask }) => ({ note, updateMask }),
  deleteNote: async () => ({}),
  signNote: async ({ name, signedOn }) => ({ note: Note.create({ name, dueDate: signedOn }) }),
  watchNotes: async function* ({ parent, count }) {
    for (let index = 0; index < count; index++) yield { note: Note.create({ name: `${parent}/notes/${index}` }) }
  },
  uploadNotes: async (requests) => {
    let size = 0n
    for await (const { element } of requests) if (element?.$case === 'data') size += BigInt(element.value.length)
    return { size }
  },
  echoNotes: async function* (requests) {
    for await (const { note } of requests) yield { note }
  },
}

/** A running echo service with what it wrote down. */
export interface Echo {
  port: number
  address: string
  /** Refusals that were audited, with the tenant in whose database the line would stand. */
  audited: (RefusalEntry & { tenant: string })[]
  /** Parsed log lines. */
  lines: Record<string, unknown>[]
  server: ReturnType<typeof grpcServer>
}

/** Starts the echo service. A token is `tenant/role`, for example `ca-east/caseworker`. */
export async function startEcho(
  handlers: Partial<EchoHandlers> = {},
  options: Partial<GrpcServerOptions> = {},
): Promise<Echo> {
  const audited: Echo['audited'] = []
  const lines: Echo['lines'] = []
  const server = grpcServer({
    port: 0,
    services: [serve(EchoServiceService, { ...echoHandlers, ...handlers })],
    registry: echoRegistry,
    verify: verifyEcho,
    auditRefusal: async (ctx: Ctx, entry) => void audited.push({ ...entry, tenant: ctx.tenant }),
    log: logger('echo', 'debug', { write: (line) => void lines.push(JSON.parse(line)) }),
    ...options,
  })
  const port = await server.start()
  return { port, address: `127.0.0.1:${port}`, audited, lines, server }
}

async function verifyEcho(token: string) {
  const [tenant, role] = token.split('/')
  if (!tenant || !role) throw new Refused('UNAUTHENTICATED', 'the token is not valid here')
  return { tenant, actor: { subject: 'u-1', kind: 'user' as const, roles: [role] }, token }
}
