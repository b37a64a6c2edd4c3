import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface Item {
  readonly str: string
  readonly dir: string
  readonly hasEOL: boolean
}

/** The text of a PDF without its spaces and line breaks; words from right to left come in reading order. */
export async function bareText(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const lines: string[] = []
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent()
    lines.push(readingOrder(items.filter((item) => 'str' in item)))
  }
  await document.loadingTask.destroy()
  return bare(lines.join(''))
}

/** Text without spaces and line breaks: a PDF breaks lines where it likes. */
export const bare = (text: string): string => text.replace(/\s+/gu, '')

/** A PDF draws words from right to left in visual order: each run of them on a line is turned round. */
function readingOrder(items: readonly Item[]): string {
  const words: string[] = []
  let run: string[] = []
  const flush = () => {
    words.push(...run.reverse())
    run = []
  }
  for (const { str, dir, hasEOL } of items) {
    const inRun = dir === 'rtl' || (run.length > 0 && str.trim() === '')
    if (!inRun) flush()
    if (inRun) run.push(str)
    else words.push(str)
    if (hasEOL) flush()
  }
  flush()
  return words.join('')
}
