import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts.ts'
import type { RenderJob } from './job.ts'

const folder = fileURLToPath(new URL('../../assets', import.meta.url))
const at = (name: string): string => join(folder, name)

/** A function that renders documents one after the other: PDF/A-3a, tagged, the XML attached. */
export function pdfCompiler(): (job: RenderJob) => Uint8Array {
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: fontFiles().map((f) => readFileSync(f)) }],
  })
  return ({ printed, xml, renderedAt }) => {
    compiler.mapShadow(at('data.json'), Buffer.from(JSON.stringify(printed)))
    compiler.mapShadow(at('form.xml'), Buffer.from(xml))
    try {
      return compiler.pdf({ mainFilePath: at('form.typ') }, { pdfStandard: 'a-3a', creationTimestamp: renderedAt })
    } finally {
      compiler.resetShadow()
      compiler.evictCache(10)
    }
  }
}
