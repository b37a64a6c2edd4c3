import { loadConfig } from '@sustento/platform/config'
import { freePort } from '@sustento/platform/embedded/free-port'
import { FormsServiceClient } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { platformMigrations } from '@sustento/platform/migrate'
import { grpcClient } from '@sustento/platform/rpc/client'
import { testIssuer } from '@sustento/platform/testing/issuer'
import { testTenants } from '@sustento/platform/testing/tenants'
import { formsEnv } from '../config.ts'
import { fromPlain } from '../domain/plain.ts'
import { startForms } from '../start.ts'
import { toAnswers } from '../transport/answers.ts'
import { entryOf } from './context.ts'
import { samplePlain } from './sample.ts'

/** The tenant whose authority calls. */
export const east = 'tenants/ca-east'

/** The name of a form for that authority. */
export const form = (id: string): string => `${east}/forms/${id}`

/** A form's sample as the contract carries it. */
export const sampleOf = (id: string): Answer[] => toAnswers(fromPlain(entryOf(id).model, samplePlain(id)))

/** The whole service on free ports, and a caseworker who calls it. */
export async function startTestService() {
  const issuer = await testIssuer()
  const tenants = await testTenants('forms', [], platformMigrations, { bus: true, issuer: issuer.issuer })
  const [grpcPort, httpPort] = [await freePort(), await freePort()]
  const env = {
    TENANTS_DIR: tenants.dir,
    GRPC_PORT: String(grpcPort),
    HTTP_PORT: String(httpPort),
    LOG_LEVEL: 'silent',
  }
  const running = await startForms(loadConfig(formsEnv, env), { signals: false })
  const client = grpcClient(FormsServiceClient, `127.0.0.1:${grpcPort}`, { deadlineMs: 30_000 })
  const caseworker = { token: await issuer.token('ca-east', ['caseworker']) }
  const rendered = async (id: string, answers: Answer[], language = 'fr', fillable = false): Promise<Buffer> => {
    const parts: Uint8Array[] = []
    const request = {
      ...{ name: form(id), answers, language, fillable, reference: 'PT-2027-0001', preview: false, signedParts: ['B'] },
      renderedAt: new Date('2027-01-18T10:00:00Z'),
      officialLanguage: '',
      draft: false,
    }
    for await (const { data } of client.renderForm(request, caseworker)) parts.push(data)
    return Buffer.concat(parts)
  }
  const close = async (): Promise<void> => {
    client.close()
    await running.stop()
    await tenants.close()
    await issuer.close()
  }
  return { issuer, tenants, client, caseworker, http: `http://127.0.0.1:${httpPort}`, rendered, close }
}

/** A started service of a test. */
export type TestService = Awaited<ReturnType<typeof startTestService>>
