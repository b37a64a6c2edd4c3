import { readFileSync } from 'node:fs'
import fontkit from '@cantoo/fontkit'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { expect, test } from '@jest/globals'
import { textFontFiles } from '../render/fonts.ts'
import { textSight } from './appearance.ts'
import { visualRuns } from './visual.ts'

test.each([
  ['Namur', ['Namur']],
  ['שרה כהן', ['שרה כהן']],
  ['Rue שרה 7', ['Rue', ' ', 'שרה', ' ', '7']],
  ['שרה, Namur', ['Namur', ' ,', 'שרה']],
  ['...', ['...']],
  ['', []],
])('%j stands as %j', (line, runs) => expect(visualRuns(line)).toEqual(runs))

test('what the font of a field lacks is a box, and what is never seen is nothing', async () => {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const font = await document.embedFont(readFileSync(textFontFiles()[0] ?? ''), { subset: false })
  const sight = { context: document.context, font, width: 100, height: 20 }
  const drawn = (text: string): string => {
    const stream = document.context.lookup(textSight(sight, text, false))
    if (!(stream instanceof PDFRawStream)) throw new Error('no appearance')
    return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  }
  expect(drawn('a👩\u{fe0f}b')).toBe(drawn('a□b'))
  expect(drawn('aΩЖ א')).not.toContain('0000')
})
