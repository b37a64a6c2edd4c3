import { fillIn } from '../domain/language.ts'
import { namespaceOf } from '../xml/document.ts'
import type { Block, PrintedForm } from './blocks.ts'
import { nodeBlocks, type Overflow } from './nodes.ts'
import { findOfficial, labelInline, type PrintInput, type Setter, setterOf, wordsOf } from './setter.ts'

/** Sets a completed form: everything that is printed, in order, as data. Pure. */
export function printForm(input: PrintInput): PrintedForm {
  const set = setterOf(input)
  const { form } = set.model
  const { words } = set.language
  const header = headerOf(set)
  // A definition of our own says so once; marks beside each line would hide more than they tell.
  const blocks =
    form.standing === 'published' ? bodyBlocks(set) : bodyBlocks(set).map((b) => ({ ...b, working: false }))
  const title = wordsOf(set, form.header.title).text
  const isWorking = [...header.notices, ...blocks].some((b) => b.working) || header.titleWorking
  return {
    lang: set.labels.language,
    title,
    header,
    blocks,
    workingMark: words.workingMark,
    colophon: colophonOf(set),
    footer: {
      // A page that is parted from the others still says of which form it is.
      left: [header.annex || title, ...(set.reference ? [`${words.reference}: ${set.reference}`] : [])].join(' · '),
      legend: isWorking ? words.workingLegend : '',
      page: fillIn(words.page, { page: '{page}', pages: '{pages}' }),
    },
    preview: headOf(set),
    attached: hasXml(set),
    ...(set.fields ? { fields: set.fields } : {}),
  }
}

/** A copy to fill in has none, and a draft must never be read in as if a court had issued it. */
const hasXml = (set: Setter): boolean => !set.fields && !set.draft

function headOf({ draft, preview, language: { words } }: Setter): string {
  if (draft) return words.draft
  return preview ? words.preview : ''
}

function headerOf(set: Setter): PrintedForm['header'] {
  const { form } = set.model
  const { header } = form
  const basis = header.legalBasis ? labelInline(set, header.legalBasis, header.footnotes) : []
  return {
    annex: header.annex ? wordsOf(set, header.annex).text : '',
    // A definition of our own says so once; marks beside each line would hide more than they tell.
    titleWorking: form.standing !== 'published' || wordsOf(set, header.title).working,
    official: [findOfficial(set, header.title)].filter((o) => o !== undefined),
    instrument:
      header.annex || form.instruments.length > 1 ? '' : (set.language.instruments[form.instruments[0] ?? ''] ?? ''),
    legalBasis: basis,
    unpublished: form.standing === 'instead-of-published' ? set.language.words.unpublished : '',
    noticeHeading: header.noticeHeading ? wordsOf(set, header.noticeHeading).text : '',
    notices: header.notices.map((key) => ({
      s: wordsOf(set, key).text,
      working: form.standing === 'published' && wordsOf(set, key).working,
      official: findOfficial(set, key),
    })),
  }
}

function bodyBlocks(set: Setter): Block[] {
  const { form } = set.model
  const overflow: Overflow = { blocks: [] }
  const blocks: Block[] = []
  let part: string | undefined
  for (const node of form.body.filter((n) => !n.sheet)) {
    if (node.part !== part) {
      part = node.part
      const of = form.parts?.find((p) => p.id === part)
      if (of) blocks.push(partBlock(set, of.heading, of.instruction))
    }
    blocks.push(...nodeBlocks(set, node, overflow))
  }
  return [...blocks, ...sheet(set.language.words.additionalSheet, overflow.blocks), ...sheetBlocks(set)]
}

/** What is no point of the form, each on a sheet of its own: in a copy to be filled in, in a record when it is. */
function sheetBlocks(set: Setter): Block[] {
  const sheets = set.model.form.body.filter(({ sheet, id }) => sheet && (set.fields || hasUnder(set, id)))
  return sheets.flatMap((node) => {
    const [, ...blocks] = nodeBlocks(set, node, { blocks: [] })
    return sheet(wordsOf(set, node.id).text, blocks)
  })
}

const hasUnder = (set: Setter, id: string): boolean => set.answers.some(({ path }) => path.startsWith(`${id}.`))

/** Blocks on a sheet of their own; nothing when there are none. */
const sheet = (heading: string, blocks: readonly Block[]): Block[] =>
  blocks.length > 0 ? [{ b: 'sheet', heading, depth: 0, number: '', working: false }, ...blocks] : []

function partBlock(set: Setter, heading: string, instruction: string): Block {
  const [h, i] = [wordsOf(set, heading), wordsOf(set, instruction)]
  const official = [heading, instruction].map((key) => findOfficial(set, key)).filter((o) => o !== undefined)
  const place = { depth: 0, number: '', working: h.working || i.working }
  return { b: 'part', heading: h.text, instruction: i.text, official, ...place }
}

function colophonOf(set: Setter): string[] {
  const { form } = set.model
  const { words } = set.language
  return [
    `${words.edition}: ${sentence(set.labels.edition ?? form.editionTitle)} ${namespaceOf(form)}`,
    `${words.wording}: ${sentence(set.labels.wording)} ${sentence(set.labels.licence)}`,
    `${words.renderedAt} ${set.renderedAt} UTC.${hasXml(set) ? ` ${words.attachment}` : ''}`,
  ]
}

/** An abbreviation may bring the full stop itself. */
const sentence = (words: string): string => (words.endsWith('.') ? words : `${words}.`)
