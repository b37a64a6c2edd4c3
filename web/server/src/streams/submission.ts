import { refuse } from '@sustento/platform/errors'
import { SubmissionCopy } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Request, Router } from 'express'
import type { Caller } from '../api/caller.ts'
import type { Services } from '../services.ts'
import { nameFrom, queryText } from './names.ts'
import { sendFile } from './send-file.ts'

const copies: Record<string, SubmissionCopy> = {
  '': SubmissionCopy.SUBMISSION_COPY_UNSPECIFIED,
  preview: SubmissionCopy.SUBMISSION_COPY_PREVIEW,
  fillable: SubmissionCopy.SUBMISSION_COPY_FILLABLE,
  record: SubmissionCopy.SUBMISSION_COPY_RECORD,
}

/**
 * `GET /api/download/tenants/T/cases/C/submissions/S`: a form as PDF or XML (`format`), in a `language`, as a `copy`
 * to be read, filled in or posted, with the `official` words beside.
 */
export function submissionRoute(services: Pick<Services, 'cases'>, caller: Caller): Router {
  const router = Router()
  router.get('/api/download/tenants/:tenant/cases/:case/submissions/:id', async (request, response) => {
    const name = nameFrom(request, ['tenants', 'tenant'], ['cases', 'case'], ['submissions', 'id'])
    const format = oneOf(request, 'format', ['pdf', 'xml'])
    const kind = oneOf(request, 'copy', Object.keys(copies))
    const language = queryText(request, 'language')
    const officialLanguage = queryText(request, 'official')
    const copy = copies[kind] ?? SubmissionCopy.SUBMISSION_COPY_UNSPECIFIED
    const wanted = { name, language, xml: format === 'xml', copy, officialLanguage }
    const elements = services.cases.renderSubmission(wanted, await caller(request, response))
    const fileName = `${['submission', request.params.id, kind, language].filter(Boolean).join('-')}.${format}`
    await sendFile(response, elements, () => ({ mediaType: `application/${format}`, fileName, ours: true }))
  })
  return router
}

/** A parameter that is one of some words; the first when it is not given. */
function oneOf(request: Request, field: string, words: readonly string[]): string {
  const [first = ''] = words
  const given = queryText(request, field) || first
  if (words.includes(given)) return given
  const violation = { field, description: `is one of ${words.filter(Boolean).join(', ')}`, reason: 'ONE_OF' }
  return refuse('INVALID_ARGUMENT', 'a parameter of the address is none of its words', {}, [violation])
}
