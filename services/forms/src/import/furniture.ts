const date = /^\d{1,2}\.\d{1,2}\.\d{4}$/
const page = /^[LC] \d{1,4}\/\d{1,4}$/
const language = /^[A-Z]{2}$/
const whole = /^(?=.*\d{1,2}\.\d{1,2}\.\d{4})(?=.*\b[LC] \d{1,4}\/\d{1,4}\b).{0,100}$/

/** Lines between the date and the page number of a head of the Official Journal, in either order: language and title. */
const between = 3

/** Without the heads of pages that a text copied from the Official Journal holds: date, language, title, page number. */
export function withoutPageHeads(paragraphs: readonly string[]): string[] {
  const kept: string[] = []
  for (let i = 0; i < paragraphs.length; i += 1) {
    const text = paragraphs[i] ?? ''
    const end = headEnd(paragraphs, i)
    if (end !== undefined) i = end
    else if (!whole.test(text)) kept.push(text)
  }
  return kept
}

/** Where a head that begins here ends; undefined when none begins. */
function headEnd(paragraphs: readonly string[], start: number): number | undefined {
  const first = paragraphs[start] ?? ''
  const last = date.test(first) ? page : page.test(first) ? date : undefined
  if (!last) return undefined
  const length = paragraphs.slice(start + 1, start + 2 + between).findIndex((text) => last.test(text))
  const inner = paragraphs.slice(start + 1, start + 1 + length)
  return length > 0 && inner.some((text) => language.test(text)) ? start + 1 + length : undefined
}
