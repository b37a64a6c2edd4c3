import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { BadFile, type Io } from './io.ts'

/** Answers of one form, or one line of many: above what a form can hold, below what fills the memory. */
const jsonLimit = 64 * 1024 * 1024

/** One set of answers of a file. */
export interface AnswerSet {
  readonly json: unknown
  /** Its line, when the file holds many. */
  readonly line?: number
}

/** A file of at most `limit` bytes; `-` is standard input. */
export async function readBytes(io: Io, path: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await open(io, path)) {
    const bytes = Buffer.from(chunk as Uint8Array)
    size += bytes.length
    if (size > limit) throw new BadFile(`${path}: larger than ${limit} bytes`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** The sets of answers of a file: one of `.json`, one in each line of `.jsonl`, read as they are needed. */
export async function* readAnswerSets(io: Io, path: string): AsyncGenerator<AnswerSet> {
  if (!path.endsWith('.jsonl')) {
    const text = Buffer.from(await readBytes(io, path, jsonLimit)).toString('utf8')
    yield { json: parse(text, path) }
    return
  }
  let line = 0
  for await (const text of createInterface({ input: await open(io, path), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1
    if (text.length > jsonLimit) throw new BadFile(`${path}: line ${line} is too long`)
    if (text.trim() !== '') yield { json: parse(text, `${path}: line ${line}`), line }
  }
}

/** Writes the result to a file, or to standard output when none is named. `{n}` in the name is the line of the answers. */
export async function writeResult(io: Io, path: string | undefined, bytes: Uint8Array, line?: number): Promise<void> {
  if (path === undefined) {
    if (!io.out.write(bytes)) await new Promise((resolve) => io.out.once('drain', resolve))
    return
  }
  const name = path.replaceAll('{n}', String(line ?? ''))
  await writeFile(name, bytes).catch(() => {
    throw new BadFile(`${name}: cannot be written`)
  })
}

async function open(io: Io, path: string): Promise<NodeJS.ReadableStream> {
  if (path === '-') return io.in
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new BadFile(`${path}: there is no such file`)
  return createReadStream(path)
}

/** The parser's own message would quote the text. */
function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new BadFile(`${where}: not JSON`)
  }
}
