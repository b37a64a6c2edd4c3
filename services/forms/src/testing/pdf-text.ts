import { inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface Item {
  readonly str: string
  readonly dir: string
  readonly hasEOL: boolean
}

/** The text of a PDF as a reader copies it out; line breaks stay, words from right to left come in reading order. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  return (await pdfPages(pdf)).join('\n')
}

export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const document = await open(pdf)
  const pages: string[] = []
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent()
    pages.push(textOf(items.filter((item) => 'str' in item)))
  }
  await document.loadingTask.destroy()
  return pages
}

/** The files attached to a PDF, by their names. */
export async function pdfAttachments(pdf: Uint8Array): Promise<Map<string, Uint8Array>> {
  const document = await open(pdf)
  const files = new Map<string, Uint8Array>()
  for (const id of (await document.getAttachments())?.keys() ?? []) {
    const content: unknown = await document.getAttachmentContent(id)
    files.set(id, content instanceof Uint8Array ? content : new Uint8Array())
  }
  await document.loadingTask.destroy()
  return files
}

/** The languages that passages of a PDF are marked with; that of the document first. */
export function pdfLanguages(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const languages = (text: string) => [...text.matchAll(/\/Lang \((\w+)\)/g)].map((match) => match[1] ?? '')
  const found = languages(bytes.toString('latin1'))
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      found.push(...languages(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString('latin1')))
    } catch {
      // not compressed, or no stream
    }
  }
  return [...new Set(found)]
}

const open = (pdf: Uint8Array) => getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise

/** A PDF draws words from right to left in visual order: each run of them is turned round. */
function textOf(items: readonly Item[]): string {
  const words: string[] = []
  let run: string[] = []
  const flush = (): void => {
    words.push(...run.reverse())
    run = []
  }
  for (const { str, dir, hasEOL } of items) {
    if (dir === 'rtl' || (run.length > 0 && str.trim() === '' && !hasEOL)) run.push(str)
    else {
      flush()
      words.push(str)
    }
    if (hasEOL) {
      flush()
      words.push('\n')
    }
  }
  flush()
  return words.join('')
}
