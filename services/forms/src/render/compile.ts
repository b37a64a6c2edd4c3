import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts.ts'

const folder = fileURLToPath(new URL('../../assets', import.meta.url))
const at = (name: string): string => join(folder, name)

/** One document for the typesetter. */
export interface Typesetting {
  /** Name of the document: a template in `assets`, or a program among the files that calls one. */
  readonly template: string
  /** Files that it reads beside it. Answers reach it as data, never as markup. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly standard: 'a-3a' | 'ua-1'
  /** Seconds since 1970, written into the document: the same instant gives the same bytes. */
  readonly renderedAt: number
}

/** Sets one document after the other. */
export type Typesetter = (job: Typesetting) => Uint8Array

/** The typesetter, with the fonts of all scripts that answers may be in. */
export function typesetter(): Typesetter {
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: fontFiles().map((f) => readFileSync(f)) }],
  })
  return ({ template, files, standard, renderedAt }) => {
    for (const [name, bytes] of Object.entries(files)) compiler.mapShadow(at(name), Buffer.from(bytes))
    try {
      return compiler.pdf({ mainFilePath: at(template) }, { pdfStandard: standard, creationTimestamp: renderedAt })
    } finally {
      compiler.resetShadow()
      // what it remembers is looked through when the document is on its way
      setImmediate(() => compiler.evictCache(10))
    }
  }
}
