import { refuse } from '@sustento/platform/errors'
import { Router } from 'express'
import type { Caller } from '../api/caller.ts'
import type { Services } from '../services.ts'
import { fileHeaders } from './answer-headers.ts'
import { withEnding } from './media-endings.ts'
import { nameFrom, queryText } from './names.ts'
import { sendFile } from './send-file.ts'

/** Files for people: what the contract streams, under a name and with headers that a browser can be trusted with. */
export function downloadRoutes(services: Pick<Services, 'cases' | 'messaging' | 'stats'>, caller: Caller): Router {
  const router = Router()

  router.get('/api/download/tenants/:tenant/cases/:case/documents/:id', async (request, response) => {
    const name = nameFrom(request, ['tenants', 'tenant'], ['cases', 'case'], ['documents', 'id'])
    const elements = services.cases.downloadDocument({ name }, await caller(request, response))
    await sendFile(response, elements, (first) => {
      const mediaType = first?.mediaType ?? ''
      return { mediaType, fileName: withEnding(first?.title ?? 'document', mediaType) }
    })
  })

  router.get('/api/download/tenants/:tenant/cases/:case/draft', async (request, response) => {
    const name = nameFrom(request, ['tenants', 'tenant'], ['cases', 'case'])
    const [form, language] = [queryText(request, 'form'), queryText(request, 'language')]
    const fillable = queryText(request, 'copy') === 'fillable'
    const elements = services.cases.draftCourtForm({ name, form, language, fillable }, await caller(request, response))
    const fileName = ['draft', form, language, fillable ? 'fillable' : ''].filter(Boolean).join('-')
    await sendFile(response, elements, () => ({
      mediaType: 'application/pdf',
      fileName: `${fileName}.pdf`,
      ours: true,
    }))
  })

  router.get('/api/download/tenants/:tenant/messages/:id/parts/:part', async (request, response) => {
    const name = nameFrom(request, ['tenants', 'tenant'], ['messages', 'id'])
    const call = await caller(request, response)
    const { message } = await services.messaging.getMessage({ name }, call)
    const part = message?.parts.find(({ id }) => id === request.params.part)
    if (!part) refuse('NOT_FOUND', 'there is no such part')
    const { kind, documentKind, mediaType } = part
    const elements = services.messaging.downloadPart({ name, part: part.id }, call)
    await sendFile(response, elements, () => ({ mediaType, fileName: withEnding(documentKind || kind, mediaType) }))
  })

  router.get('/api/download/tenants/:tenant/annualReturns/:id', async (request, response) => {
    const name = nameFrom(request, ['tenants', 'tenant'], ['annualReturns', 'id'])
    const { csv, fileName } = await services.stats.exportAnnualReturn({ name }, await caller(request, response))
    response.set(fileHeaders({ mediaType: 'text/csv', fileName, ours: true })).send(Buffer.from(csv))
  })

  return router
}
