import { refuse } from '@sustento/platform/errors'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Caller } from '../api/caller.ts'
import type { Services } from '../services.ts'
import { withEnding } from './media-endings.ts'
import { nameFrom, queryText } from './names.ts'
import { readBody } from './read-body.ts'
import { readJson } from './read-json.ts'
import { sendFile } from './send-file.ts'

/** Which evidence of a message. */
interface Wanted {
  kind: string
  id: string
  reason: string
}

/** A reason has at most 500 characters; as JSON each may be written with six bytes. */
const mostBytes = 4096
const ask = z.strictObject({ reason: z.string() })

/**
 * Evidences of a message as they went over the wire. A reason may name somebody, so it never stands in an address,
 * which servers and browsers keep: `POST …/evidence/wire-message` takes it in its body.
 */
export function evidenceRoutes(services: Pick<Services, 'messaging'>, caller: Caller): Router {
  const router = Router()
  const path = '/api/download/tenants/:tenant/messages/:id/evidence'
  const send = async (request: Request, response: Response, wanted: Wanted) => {
    const name = nameFrom(request, ['tenants', 'tenant'], ['messages', 'id'])
    const elements = services.messaging.downloadEvidence({ name, ...wanted }, await caller(request, response))
    await sendFile(response, elements, (first) => {
      const mediaType = first?.mediaType ?? ''
      return { mediaType, fileName: withEnding(`${wanted.kind}-${request.params.id}`, mediaType) }
    })
  }

  router.get(`${path}/:kind`, async (request, response) => {
    const { kind } = request.params
    if (!/^[A-Za-z_-]{1,40}$/.test(kind)) refuse('NOT_FOUND', 'there is no such evidence')
    await send(request, response, { kind, id: queryText(request, 'id'), reason: '' })
  })

  router.post(`${path}/wire-message`, async (request, response) => {
    const body = await readBody(request, mostBytes, 'a reason may have 4 KiB')
    const { reason } = readJson(body, ask, 'the reason cannot be read')
    await send(request, response, { kind: 'wire-message', id: '', reason })
  })

  return router
}
