import { SubmissionCopy } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { MakeDossierRequest } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import type { CallFrom } from '@sustento/platform/rpc/definition'
import { Router } from 'express'
import type { Caller } from '../api/caller.ts'
import type { Services } from '../services.ts'
import { type DossierOrder, readDossierOrder } from './dossier-order.ts'
import { nameFrom } from './names.ts'
import { readBody } from './read-body.ts'
import { sendFile } from './send-file.ts'

type Sources = Pick<Services, 'cases' | 'forms'>

const mostBytes = 256 * 1024

/**
 * `POST /api/dossier/tenants/T/cases/C`: forms and documents of a case as one PDF to print and post. They flow from
 * `cases` to `forms` and on to the browser; nothing is kept here.
 */
export function dossierRoute(services: Sources, caller: Caller): Router {
  const router = Router()
  router.post('/api/dossier/tenants/:tenant/cases/:case', async (request, response) => {
    const owner = nameFrom(request, ['tenants', 'tenant'], ['cases', 'case'])
    const parent = nameFrom(request, ['tenants', 'tenant'])
    const order = readDossierOrder(await readBody(request, mostBytes, 'the list of a dossier may have 256 KiB'))
    const from = await caller(request, response)
    const elements = services.forms.makeDossier(requests(services, { owner, parent, order }, from), from)
    const fileName = `dossier-${request.params.case}.pdf`
    await sendFile(response, elements, () => ({ mediaType: 'application/pdf', fileName, ours: true }))
  })
  return router
}

async function* requests(
  { cases }: Sources,
  { owner, parent, order }: { owner: string; parent: string; order: DossierOrder },
  from: CallFrom,
): AsyncGenerator<MakeDossierRequest> {
  const { items, ...cover } = order
  const header = { parent, ...cover, madeAt: undefined, skipUnreadable: true }
  yield { element: { $case: 'header', value: header } }
  for (const { name, title } of items) {
    yield { element: { $case: 'item', value: { title, filename: title } } }
    const full = { name: `${owner}/${name}` }
    const record = {
      ...full,
      language: '',
      xml: false,
      copy: SubmissionCopy.SUBMISSION_COPY_RECORD,
      officialLanguage: '',
    }
    const source = name.startsWith('submissions/')
      ? cases.renderSubmission(record, from)
      : cases.downloadDocument(full, from)
    for await (const { data } of source) yield { element: { $case: 'data', value: data } }
  }
}
