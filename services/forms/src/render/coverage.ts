import { readFileSync } from 'node:fs'
import { textFontFiles } from './fonts.ts'

/** Characters that steer how others look and need no glyph: white space, joiners, marks of direction, selectors. */
const invisible: readonly (readonly [number, number])[] = [
  [0x09, 0x0a],
  [0x0d, 0x0d],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2060, 0x2064],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

/** Which characters the fonts can draw. Read once; a value outside is reported before it could be lost. */
export function fontCoverage(files: readonly string[] = textFontFiles()): (text: string) => boolean {
  const known = new Uint8Array(0x110000)
  for (const file of files) for (const [from, to] of rangesOf(readFileSync(file))) known.fill(1, from, to + 1)
  for (const [from, to] of invisible) known.fill(1, from, to + 1)
  return (text) => {
    for (const character of text) {
      if (known[character.codePointAt(0) ?? 0] !== 1) return false
    }
    return true
  }
}

/** Ranges of characters of a TrueType font, from its `cmap` table: format 12 where there is one, otherwise format 4. */
function rangesOf(font: Buffer): [number, number][] {
  const cmap = tableAt(font, 'cmap')
  const tables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + i * 8),
  )
  const segmented = tables.find((t) => font.readUInt16BE(t) === 12)
  if (segmented !== undefined) return format12(font, segmented)
  const basic = tables.find((t) => font.readUInt16BE(t) === 4)
  return basic === undefined ? [] : format4(font, basic)
}

function tableAt(font: Buffer, name: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8)
  }
  throw new Error(`the font has no table ${name}`)
}

function format12(font: Buffer, table: number): [number, number][] {
  return Array.from({ length: font.readUInt32BE(table + 12) }, (_, i) => {
    const group = table + 16 + i * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
  })
}

function format4(font: Buffer, table: number): [number, number][] {
  const size = font.readUInt16BE(table + 6)
  return Array.from({ length: size / 2 }, (_, i): [number, number] => {
    const end = font.readUInt16BE(table + 14 + i * 2)
    const start = font.readUInt16BE(table + 16 + size + i * 2)
    return [start, Math.min(end, 0xfffe)]
  })
}
