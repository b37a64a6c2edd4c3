import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { refuseRepeatedKeys } from '@sustento/platform/repeated-keys'
import { isRecord } from '../domain/external/external.ts'
import { BadFile, type Io } from './io.ts'

/** Answers of one form, or one line of many: above what a form can hold, below what fills the memory. */
const jsonLimit = 64 * 1024 * 1024

/** A set of answers is no JSON, or not of answers. */
export class UnreadableAnswers extends BadFile {}

/** A file of answers. */
export interface AnswersFile {
  readonly path: string
  /** Whether each line is a set of answers. */
  readonly lines: boolean
}

/** One set of answers of a file, not yet read. */
export interface AnswerSet {
  readonly bytes: Uint8Array
  /** The file, and the line when it holds many. */
  readonly where: string
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

/** The sets of answers of a file: one, or one in each line, read as they are needed. */
export async function* readAnswerSets(io: Io, { path, lines }: AnswersFile): AsyncGenerator<AnswerSet> {
  if (!lines) {
    yield { bytes: await readBytes(io, path, jsonLimit), where: path }
    return
  }
  let line = 0
  for await (const bytes of readLines(io, path)) {
    line += 1
    if (bytes.length > 0) yield { bytes, where: `${path}: line ${line}`, line }
  }
}

/** Only a line feed ends a line: JSON may hold every other line break of Unicode as it is. */
async function* readLines(io: Io, path: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer[] = []
  let size = 0
  for await (const chunk of await open(io, path)) {
    let bytes = Buffer.from(chunk as Uint8Array)
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield trimmed(Buffer.concat([...rest, bytes.subarray(0, end)]))
      rest = []
      size = 0
      bytes = bytes.subarray(end + 1)
    }
    rest.push(bytes)
    size += bytes.length
    if (size > jsonLimit) throw new BadFile(`${path}: a line is larger than ${jsonLimit} bytes`)
  }
  yield trimmed(Buffer.concat(rest))
}

const isBlank = (byte: number | undefined) => byte === 13 || byte === 32 || byte === 9

function trimmed(line: Buffer): Uint8Array {
  let end = line.length
  while (end > 0 && isBlank(line[end - 1])) end -= 1
  return line.subarray(0, end)
}

/** The answers of a set as JSON. The parser's own message would quote them. */
export function parseAnswers({ bytes, where }: AnswerSet): Readonly<Record<string, unknown>> {
  let text: string
  let json: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    json = JSON.parse(text)
  } catch {
    throw new UnreadableAnswers(`${where}: not JSON in UTF-8`)
  }
  if (!isRecord(json)) throw new UnreadableAnswers(`${where}: not an object of answers`)
  refuseRepeatedKeys(text)
  return json
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
  if (!found || found.isDirectory()) throw new BadFile(`${path}: there is no such file`)
  const stream = createReadStream(path)
  await once(stream, 'open').catch(() => {
    throw new BadFile(`${path}: cannot be read`)
  })
  return stream
}
