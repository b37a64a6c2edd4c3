import { postForBytes } from './http.ts'

/** What a dossier is to be made of. */
export interface DossierOrder {
  /** Of the recipient. */
  language: string
  reference: string
  sender: string[]
  recipient: string[]
  items: { name: string; title: string }[]
}

/** Forms and documents of a case as one PDF; `progress` is told how many bytes have arrived. */
export async function makeDossier(
  caseName: string,
  order: DossierOrder,
  progress: (received: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const body = await postForBytes(`/api/dossier/${caseName}`, order, signal)
  const chunks: BlobPart[] = []
  let received = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    received += chunk.length
    progress(received)
  }
  return new Blob(chunks, { type: 'application/pdf' })
}
