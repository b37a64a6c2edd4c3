import type { Ctx } from '@sustento/platform/ctx'
import type { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { Handlers } from '@sustento/platform/rpc/definition'
import type { App } from '../app.ts'
import { caseName, childIdsIn } from '../domain/names.ts'
import { validateSubmission } from '../usecases/check-submission.ts'
import { createSubmission } from '../usecases/create-submission.ts'
import { refreshSubmission } from '../usecases/follow-case.ts'
import { readCase } from '../usecases/get-case.ts'
import { readSubmission, readSubmissions } from '../usecases/read-submissions.ts'
import { renderSubmission } from '../usecases/render-submission.ts'
import { transmitSubmission } from '../usecases/transmit-submission.ts'
import { deleteSubmission, signSubmission, updateSubmission } from '../usecases/update-submission.ts'
import { languageOf } from './language.ts'
import { toCase } from './to-case.ts'
import { toSubmission } from './to-submission.ts'

type Methods = Pick<
  Handlers<typeof CasesServiceService>,
  | 'createSubmission'
  | 'getSubmission'
  | 'listSubmissions'
  | 'updateSubmission'
  | 'deleteSubmission'
  | 'validateSubmission'
  | 'refreshSubmission'
  | 'renderSubmission'
  | 'signSubmission'
  | 'transmitSubmission'
>

/** The methods on forms made for a case, or received with one. */
export function submissionMethods(app: App): Methods {
  const read = async (ctx: Ctx, name: string, language = '') =>
    toSubmission(app, ctx.tenant, await readSubmission(app, ctx, name), languageOf(ctx, language))

  return {
    async createSubmission(request, ctx) {
      return { submission: await read(ctx, await createSubmission(app, ctx, request), request.displayLanguage) }
    },
    async getSubmission({ name, language }, ctx) {
      return { submission: await read(ctx, name, language) }
    },
    async listSubmissions({ parent, language }, ctx) {
      const submissions = await readSubmissions(app, ctx, parent)
      const words = languageOf(ctx, language)
      return { submissions: submissions.map((each) => toSubmission(app, ctx.tenant, each, words)) }
    },
    async updateSubmission(request, ctx) {
      return { submission: await read(ctx, await updateSubmission(app, ctx, request)) }
    },
    async deleteSubmission(request, ctx) {
      await deleteSubmission(app, ctx, request)
      return {}
    },
    async validateSubmission({ name, language }, ctx) {
      const validated = await validateSubmission(app, ctx, name, languageOf(ctx, language))
      const sendable = validated.findings.every(({ severity }) => severity !== Severity.SEVERITY_MUST)
      return { ...validated, sendable }
    },
    async refreshSubmission(request, ctx) {
      return { submission: await read(ctx, await refreshSubmission(app, ctx, request)) }
    },
    async *renderSubmission(request, ctx) {
      for await (const data of renderSubmission(app, ctx, request)) yield { data }
    },
    async signSubmission(request, ctx) {
      return { submission: await read(ctx, await signSubmission(app, ctx, request)) }
    },
    async transmitSubmission(request, ctx) {
      const name = await transmitSubmission(app, ctx, request)
      const owner = await readCase(app, ctx, caseName(ctx.tenant, childIdsIn(name, 'submissions').caseId))
      return { submission: await read(ctx, name), case: toCase(app, ctx.tenant, owner, languageOf(ctx, '')) }
    },
  }
}
