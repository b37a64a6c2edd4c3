import { ReadFilledFormResponse } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { Router } from 'express'
import type { Caller } from '../api/caller.ts'
import type { Services } from '../services.ts'
import { contractJson } from './contract-json.ts'
import { nameFrom } from './names.ts'
import { readBody } from './read-body.ts'

/** The largest filled copy, as the contract says. */
const mostBytes = 4 * 1024 * 1024

/**
 * `POST /api/upload/tenants/T/forms:readFilled`: a copy that somebody filled in, as it is; the REST door takes only
 * small ones. It is read and not kept.
 */
export function readFilledRoute(services: Pick<Services, 'forms'>, caller: Caller): Router {
  const router = Router()
  router.post('/api/upload/tenants/:tenant/forms\\:readFilled', async (request, response) => {
    const parent = nameFrom(request, ['tenants', 'tenant'])
    const pdf = await readBody(request, mostBytes, 'a filled copy may have 4 MiB')
    const read = await services.forms.readFilledForm({ parent, pdf }, await caller(request, response))
    const bytes = ReadFilledFormResponse.encode(read).finish()
    response.json(contractJson('sustento.forms.v1.ReadFilledFormResponse', bytes))
  })
  return router
}
