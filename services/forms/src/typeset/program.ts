import type { Block, PrintedForm } from '../print/blocks.ts'
import { block } from './blocks.ts'
import { beside, inline, type Writer } from './inline.ts'
import { newWords } from './words.ts'

/** What the typesetter is given: a program of calls to the template, and the words that it has names for. */
export interface Program {
  readonly program: string
  readonly words: readonly string[]
}

/**
 * Writes the program that sets a form. Whatever can be decided before is decided here: the typesetter runs programs far
 * slower than it sets words.
 */
export function writeProgram(printed: PrintedForm): Program {
  const words = newWords()
  const writer: Writer = { words, lang: printed.lang, fillable: printed.fields !== undefined }
  const body = [
    ...opening(writer, printed),
    ...header(writer, printed),
    ...printed.blocks.map((b, i) => block(writer, b, staysWithNext(printed.blocks, i))),
    `#colophon(${printed.colophon.map((line) => words.of(line)).join(', ')})`,
  ]
  const names = words.all.map((word) => words.of(word)).join(', ')
  const head = ['#import "form.typ": *', `#let (${names},) = json("words.json")`]
  return { program: [...head, ...body].join('\n'), words: words.all }
}

function opening({ words }: Writer, { title, lang, preview, attached, footer, workingMark }: PrintedForm): string[] {
  const foot = [footer.left, footer.legend, footer.page].map((text) => words.of(text)).join(', ')
  return [
    `#show: form.with(${words.of(title)}, ${words.of(lang)}, ${preview === '' ? 'none' : words.of(preview)}, (${foot}))`,
    `#let (mark, part-mark, notice-mark) = marks(${words.of(workingMark)})`,
    ...(attached ? [`#attached-xml(${words.of(title)})`] : []),
  ]
}

function header(writer: Writer, { header: h, title }: PrintedForm): string[] {
  const { words } = writer
  const official = h.official.map((o) => `, [${beside(writer, o)}]`).join('')
  const notices = h.notices.map(({ s, working, official: o }) => {
    const own = o ? ` ${beside(writer, o)}` : ''
    return `[${working ? '#notice-mark' : ''}#${words.of(s)}${own}]`
  })
  return [
    h.annex === '' ? `#instrument(${words.of(h.instrument)})` : `#annex(${words.of(h.annex)})`,
    `#form-title(${words.of(title)}${h.titleWorking ? ', mark: mark' : ''}${official})`,
    ...(h.legalBasis.length > 0 ? [`#legal-basis[${inline(writer, h.legalBasis)}]`] : []),
    ...(h.unpublished === '' ? [] : [`#unpublished(${words.of(h.unpublished)})`]),
    ...(notices.length > 0 ? [`#notices(${words.of(h.noticeHeading)}, ${notices.join(', ')})`] : []),
  ]
}

/** What is said over a table stays with it, two blocks with the place for a signature, the last with the end of the form. */
function staysWithNext(blocks: readonly Block[], i: number): boolean {
  const [next, afterNext] = [blocks[i + 1]?.b, blocks[i + 2]?.b]
  const isLast = i === blocks.length - 1
  return blocks[i]?.leads === true || next === 'table' || next === 'signature' || afterNext === 'signature' || isLast
}
