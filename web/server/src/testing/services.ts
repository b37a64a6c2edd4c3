import { refuse } from '@sustento/platform/errors'
import { Document } from '@sustento/platform/gen/sustento/cases/v1/case'
import {
  CasesServiceService,
  type DownloadDocumentResponse,
  type UploadDocumentRequest,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import {
  FormsServiceService,
  type MakeDossierRequest,
  ReadFilledFormResponse,
} from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { IdentityServiceService, User } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import {
  type DownloadEvidenceRequest,
  Message,
  MessagingServiceService,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { StatsServiceService } from '@sustento/platform/gen/sustento/stats/v1/stats_service'
import type { Definition, Handlers } from '@sustento/platform/rpc/definition'
import { grpcServer, type Served, serve } from '@sustento/platform/rpc/server'
import { silentLog } from '@sustento/platform/testing/log'
import type { Identity } from '@sustento/platform/tokens'

/** What the services were asked, and what they answer; a test may change the answers. */
export interface StandIns {
  address: string
  /** The tenant and subject of each call that was let in. */
  callers: string[]
  /** Refusals that were to be audited, as `tenant reason`. */
  refusals: string[]
  uploaded: { title: string; mediaType: string; bytes: number }[]
  /** What DownloadDocument, RenderSubmission and DraftCourtForm send. */
  download: DownloadDocumentResponse[]
  /** Evidences that were asked for. */
  evidences: DownloadEvidenceRequest[]
  /** How many downloads are under way. */
  streaming(): number
  /** How many elements the last download sent. */
  sent(): number
  stop(): Promise<void>
}

/** Services that stand in for the five: real gRPC, real tokens, real tenant rule, answers made up. */
export async function startStandIns(verify: (token: string) => Promise<Identity>): Promise<StandIns> {
  const callers: string[] = []
  const refusals: string[] = []
  const uploaded: StandIns['uploaded'] = []
  const download: StandIns['download'] = []
  const evidences: StandIns['evidences'] = []

  const progress = { streaming: 0, sent: 0 }
  const send = () => stream(download, progress)

  const identity = standIn(IdentityServiceService, {
    async getCurrentUser(_request, ctx) {
      callers.push(`${ctx.tenant} ${ctx.actor.subject}`)
      const { subject, roles } = ctx.actor
      return { user: User.fromPartial({ login: subject, displayName: `Person ${subject}`, roles }) }
    },
  })
  const cases = standIn(CasesServiceService, {
    async listCases(_request, ctx) {
      callers.push(`${ctx.tenant} ${ctx.actor.subject}`)
      return { cases: [], nextPageToken: '', totalSize: 0 }
    },
    uploadDocument: async (requests) => ({ document: Document.fromPartial(await receive(requests, uploaded)) }),
    downloadDocument: send,
    renderSubmission: send,
    draftCourtForm: send,
  })
  const stats = standIn(StatsServiceService, {
    exportAnnualReturn: async () => ({ csv: 'year\r\n2026\r\n', fileName: 'annual-return-2026.csv' }),
  })
  const messaging = standIn(MessagingServiceService, {
    getMessage: async ({ name }) => ({
      message: Message.fromPartial({
        name,
        parts: [{ id: 'p-1@pt', documentKind: 'arrears', mediaType: 'text/plain' }],
      }),
      notices: [],
    }),
    downloadPart: send,
    downloadEvidence(wanted) {
      evidences.push(wanted)
      return send()
    },
  })
  const forms = standIn(FormsServiceService, {
    readFilledForm: async ({ pdf }) =>
      ReadFilledFormResponse.fromPartial({
        form: 'annex-VI',
        answers: [{ path: 'bytes', value: { $case: 'text', value: String(pdf.length) } }],
      }),
    makeDossier: listed,
  })
  const server = grpcServer({
    port: 0,
    services: [identity, cases, stats, messaging, forms],
    verify,
    auditRefusal: async (ctx, { reason }) => void refusals.push(`${ctx.tenant} ${reason}`),
    log: silentLog,
  })
  const address = `127.0.0.1:${await server.start()}`
  return {
    ...{ address, callers, refusals, uploaded, download, evidences },
    streaming: () => progress.streaming,
    sent: () => progress.sent,
    stop: () => server.drain(100),
  }
}

function standIn<D extends Definition>(definition: D, answers: Partial<Handlers<D>>): Served {
  const refuseAll = Object.keys(definition).map((key) => [key, () => refuse('UNIMPLEMENTED', 'not in this test')])
  return serve(definition, { ...Object.fromEntries(refuseAll), ...answers } as Handlers<D>)
}

async function receive(requests: AsyncIterable<UploadDocumentRequest>, uploaded: StandIns['uploaded']) {
  const document = { title: '', mediaType: '', bytes: 0 }
  for await (const { element } of requests) {
    if (element?.$case === 'data') document.bytes += element.value.length
    if (element?.$case !== 'header') continue
    const { title, mediaType, kind } = element.value
    if (kind === 'forbidden') refuse('INVALID_ARGUMENT', 'the instrument knows no such kind')
    Object.assign(document, { title, mediaType })
  }
  uploaded.push(document)
  return { title: document.title, mediaType: document.mediaType, size: BigInt(document.bytes) }
}

async function* stream(
  elements: DownloadDocumentResponse[],
  progress: { streaming: number; sent: number },
): AsyncGenerator<DownloadDocumentResponse> {
  progress.streaming++
  progress.sent = 0
  try {
    for (const element of elements) {
      if (element.title === 'breaks') throw new Error('breaks')
      yield element
      progress.sent++
    }
  } finally {
    progress.streaming--
  }
}

/** The dossier of the stand-in: a line for its language, then for each item its title and its number of bytes. */
async function* listed(requests: AsyncIterable<MakeDossierRequest>) {
  const lines: string[] = []
  let bytes = 0
  for await (const { element } of requests) {
    if (element?.$case === 'header') lines.push(element.value.language)
    if (element?.$case === 'data') bytes += element.value.length
    if (element?.$case === 'item') lines.push(`${element.value.title} after ${bytes}`)
  }
  yield { data: Buffer.from(lines.join('\n')) }
}
