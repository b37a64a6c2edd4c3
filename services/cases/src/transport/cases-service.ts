import type { Ctx } from '@sustento/platform/ctx'
import type { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Handlers } from '@sustento/platform/rpc/definition'
import type { App } from '../app.ts'
import { createCase } from '../usecases/create-case.ts'
import { draftCourtForm } from '../usecases/draft-court-form.ts'
import { eraseCase } from '../usecases/erase-case.ts'
import { allFacts } from '../usecases/export-facts.ts'
import { forwardCase } from '../usecases/forward-case.ts'
import { readCase } from '../usecases/get-case.ts'
import { importExtract } from '../usecases/import-extract.ts'
import { offerInstruments } from '../usecases/list-instruments.ts'
import { previewExtract } from '../usecases/preview-extract.ts'
import { updateCase } from '../usecases/update-case.ts'
import { documentMethods } from './document-methods.ts'
import { languageOf } from './language.ts'
import { listCases, listTimelineEntries } from './lists.ts'
import { submissionMethods } from './submission-methods.ts'
import { taskMethods } from './task-methods.ts'
import { toCase } from './to-case.ts'
import { toInstrument } from './to-instrument.ts'

/** The service of the contract: requests to use cases, and what these read to answers. */
export function casesService(app: App): Handlers<typeof CasesServiceService> {
  const read = async (ctx: Ctx, name: string, language: string) =>
    toCase(app, ctx.tenant, await readCase(app, ctx, name), languageOf(ctx, language))

  return {
    ...documentMethods(app),
    ...submissionMethods(app),
    ...taskMethods(app),

    async createCase(request, ctx) {
      return { case: await read(ctx, await createCase(app, ctx, request), request.language) }
    },
    async getCase({ name, language }, ctx) {
      return { case: await read(ctx, name, language) }
    },
    listCases: (request, ctx) => listCases(app, ctx, request),
    async updateCase(request, ctx) {
      return { case: await read(ctx, await updateCase(app, ctx, request), request.language) }
    },
    async forwardCase(request, ctx) {
      return { case: await read(ctx, await forwardCase(app, ctx, request), request.language) }
    },
    async eraseCase(request, ctx) {
      return { case: await read(ctx, await eraseCase(app, ctx, request), '') }
    },
    async listInstruments({ counterpartState, language }, ctx) {
      const offered = await offerInstruments(app, ctx, counterpartState)
      return { instruments: offered.map((each) => toInstrument(each, languageOf(ctx, language))) }
    },
    previewExtract: (request, ctx) =>
      previewExtract(app, ctx, { ...request, language: languageOf(ctx, request.language) }),
    async importExtract(request, ctx) {
      return { case: await read(ctx, await importExtract(app, ctx, request), request.language) }
    },
    async *draftCourtForm(request, ctx) {
      for await (const data of draftCourtForm(app, ctx, request)) yield { data }
    },
    listTimelineEntries: (request, ctx) => listTimelineEntries(app, ctx, request),
    async *exportFacts(_, ctx) {
      for await (const facts of allFacts(app, ctx)) {
        yield {
          facts: facts.map(({ id, type, subject, createdAt: time, data }) => ({ id, type, subject, time, data })),
        }
      }
    },
  }
}
