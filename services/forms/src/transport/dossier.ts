import { refuse } from '@sustento/platform/errors'
import type {
  DossierHeader as Header,
  MakeDossierRequest,
} from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import type { DossierItem } from '../dossier/job.ts'
import { dossierLimits } from '../usecases/make-dossier.ts'

/** Header and items of a stream of requests, within the limits. */
export async function collectDossier(
  requests: AsyncIterable<MakeDossierRequest>,
): Promise<{ header: Header; items: DossierItem[] }> {
  let header: Header | undefined
  let bytes = 0
  const items: { title: string; filename: string; data: Buffer[] }[] = []
  for await (const { element } of requests) {
    if ((element?.$case === 'header') !== (header === undefined)) misordered()
    if (element?.$case === 'header') header = element.value
    if (element?.$case === 'item') items.push({ ...element.value, data: [] })
    if (element?.$case === 'data') {
      bytes += element.value.length
      const last = items.at(-1) ?? misordered()
      last.data.push(element.value)
    }
    if (bytes > dossierLimits.bytes || items.length > dossierLimits.items) {
      refuse('PAYLOAD_TOO_LARGE', 'a dossier has at most 200 items of 64 MiB together')
    }
  }
  const whole = items.map(({ title, filename, data }) => ({ title, filename, content: Buffer.concat(data) }))
  return { header: header ?? misordered(), items: whole }
}

const misordered = (): never => refuse('INVALID_ARGUMENT', 'the header comes first and once, an item before its data')
