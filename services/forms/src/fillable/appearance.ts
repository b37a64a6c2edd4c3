import { type PDFContext, type PDFFont, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import { visualRuns } from './visual.ts'

/** Name of the font among the resources of the form. */
export const fontName = 'DejaVu'
/** Size of what is typed. */
export const fontSize = 9
const [padding, leading] = [2, 11]

/** What a field looks like before a reader draws it itself. */
export interface Sight {
  readonly context: PDFContext
  readonly font: PDFFont
  readonly width: number
  readonly height: number
}

function stream({ context, font, width, height }: Sight, content: string): PDFRef {
  const resources = { Font: { [fontName]: font.ref } }
  const dict = { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [0, 0, width, height], Resources: resources }
  return context.register(context.flateStream(content, dict))
}

const lineBreak = /\r\n?|\n/

/** A text as a field shows it: one line, or several that break between words. */
export function textSight(sight: Sight, text: string, multiline: boolean): PDFRef {
  const { height } = sight
  const drawable = drawableBy(sight.font, text)
  const lines = multiline
    ? drawable.split(lineBreak).flatMap((line) => wrapped(sight, line))
    : [drawable.replace(/\s+/g, ' ')]
  const top = multiline ? height - fontSize - padding : (height - fontSize) / 2 + 2
  const shown = lines.slice(0, Math.max(1, Math.floor((height - padding) / leading)))
  const drawn = shown.map((line, i) => lineOf(sight, line, top - i * leading)).join('\n')
  const area = `1 1 ${sight.width - 2} ${height - 2} re W n`
  return stream(sight, `/Tx BMC\nq\n${area}\nBT\n/${fontName} ${fontSize} Tf\n0 g\n${drawn}\nET\nQ\nEMC`)
}

const characters = new WeakMap<PDFFont, ReadonlySet<number>>()

/** The text with a box for what the font of the fields cannot draw, such as emoji: PDF/UA-1 wants each glyph to be one. */
function drawableBy(font: PDFFont, text: string): string {
  const known = characters.get(font) ?? new Set(font.getCharacterSet())
  characters.set(font, known)
  const drawn = [...text].map((character) => {
    if (/\s/.test(character) || known.has(character.codePointAt(0) ?? 0)) return character
    return /\p{Default_Ignorable_Code_Point}/u.test(character) ? '' : '□'
  })
  return drawn.join('')
}

/** A cross in a box, and the empty box. */
export function tickSight(sight: Sight, on: boolean): PDFRef {
  const [w, h] = [sight.width - 1.8, sight.height - 1.8]
  return stream(sight, on ? `q 1.3 w 1.8 1.8 m ${w} ${h} l S 1.8 ${h} m ${w} 1.8 l S Q` : '')
}

function lineOf({ font }: Sight, line: string, y: number): string {
  const shown = visualRuns(line).map((run) => `${font.encodeText(run)} Tj`)
  return `1 0 0 1 ${padding} ${y.toFixed(2)} Tm\n${shown.join('\n')}`
}

function wrapped({ font, width }: Sight, line: string): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/(?<=\s)/)) {
    if (current && font.widthOfTextAtSize(current + word.trimEnd(), fontSize) > width - 2 * padding) {
      lines.push(current)
      current = ''
    }
    current += word
  }
  return [...lines, current]
}

/** The states of a tick box by name. */
export function tickStates(sight: Sight, option: string) {
  return { N: sight.context.obj({ [option]: tickSight(sight, true), Off: tickSight(sight, false) }) }
}

/** The name that a button takes when it is on. */
export const onName = (option: string): PDFName => PDFName.of(option)
