import type { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Handlers } from '@sustento/platform/rpc/definition'
import type { App } from '../app.ts'
import { downloadDocument, readDocument, readDocuments } from '../usecases/read-documents.ts'
import { uploadDocument } from '../usecases/upload-document.ts'
import { toDocument } from './to-document.ts'

type Methods = Pick<Handlers<typeof CasesServiceService>, 'uploadDocument' | 'listDocuments' | 'downloadDocument'>

/** The methods on documents. */
export function documentMethods(app: App): Methods {
  return {
    async uploadDocument(requests, ctx) {
      const name = await uploadDocument(app, ctx, requests)
      return { document: toDocument(ctx.tenant, await readDocument(app, ctx, name)) }
    },
    async listDocuments({ parent }, ctx) {
      const documents = await readDocuments(app, ctx, parent)
      return { documents: documents.map((each) => toDocument(ctx.tenant, each)) }
    },
    async *downloadDocument({ name }, ctx) {
      let first = true
      for await (const { row, title, data } of downloadDocument(app, ctx, name)) {
        yield first ? { data, mediaType: row.mediaType, title } : { data, mediaType: '', title: '' }
        first = false
      }
    },
  }
}
