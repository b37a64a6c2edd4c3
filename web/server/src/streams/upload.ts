import { Fault, Refused, refuse } from '@sustento/platform/errors'
import { Document } from '@sustento/platform/gen/sustento/cases/v1/case'
import type { UploadDocumentRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Request, Router } from 'express'
import type { Caller } from '../api/caller.ts'
import type { Services } from '../services.ts'
import { contractJson } from './contract-json.ts'
import { nameFrom, queryText } from './names.ts'

/** The largest document, as the contract says. */
const mostBytes = 100 * 1024 * 1024

/** `POST /api/upload/tenants/T/cases/C/documents`: the body flows to `cases` at the pace of `cases`; nothing is kept. */
export function uploadRoutes(services: Pick<Services, 'cases'>, caller: Caller): Router {
  const router = Router()
  router.post('/api/upload/tenants/:tenant/cases/:case/documents', async (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge()
    const from = await caller(request, response)
    const { document } = await services.cases.uploadDocument(elements(request), from)
    if (!document) throw new Fault('cases stored a document and did not say which')
    const bytes = Document.encode(document).finish()
    response.status(201).json(contractJson('sustento.cases.v1.Document', bytes))
  })
  return router
}

async function* elements(request: Request): AsyncGenerator<UploadDocumentRequest> {
  yield { element: { $case: 'header', value: headerOf(request) } }
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > mostBytes) throw tooLarge()
    yield { element: { $case: 'data', value: chunk } }
  }
}

function headerOf(request: Request) {
  return {
    parent: nameFrom(request, ['tenants', 'tenant'], ['cases', 'case']),
    kind: queryText(request, 'kind'),
    title: titleOf(request.get('x-document-title') ?? ''),
    mediaType: (request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    language: queryText(request, 'language'),
    requestId: queryText(request, 'requestId'),
  }
}

/** A header line holds no letters but English ones, so a title comes encoded as in addresses. */
function titleOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    const violation = { field: 'X-Document-Title', description: 'is URI-encoded', reason: 'PATTERN' }
    return refuse('INVALID_ARGUMENT', 'the title cannot be read', {}, [violation])
  }
}

function tooLarge(): Refused {
  return new Refused('PAYLOAD_TOO_LARGE', 'a document may have 100 MiB')
}
