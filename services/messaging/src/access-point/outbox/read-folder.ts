import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { maxParts } from '../../as4/names.ts'
import { withoutMark } from '../byte-order-mark.ts'
import { MessageFile } from './message-file.ts'
import { type FoundFile, findPart } from './part-file.ts'
import { Unfit, unfit } from './unfit.ts'

/** A folder of the outbox that is complete and well formed. */
export interface ReadFolder {
  message: MessageFile
  /** Of the parts, in their order. */
  files: FoundFile[]
  /** SHA-256 of the folder's name, its message and its files: the same folder again is the same message. */
  digest: Buffer
}

const longestMessage = 1 << 20

/** Reads a folder; undefined while it has no `message.json`, which is written last. What is wrong with it is thrown. */
export async function readFolder(folder: string): Promise<ReadFolder | undefined> {
  if (!(await lstat(folder)).isDirectory()) return unfit('MESSAGE_INVALID', { description: 'is not a folder' })
  const text = await readMessageFile(join(folder, 'message.json'))
  if (text === undefined) return undefined
  const message = parse(text)
  const files: FoundFile[] = []
  for (const [index, { file }] of message.parts.entries()) {
    files.push(await findPart(folder, file, `parts.${index}.file`))
  }
  return { message, files, digest: digestOf(basename(folder), text, files) }
}

async function readMessageFile(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined) return undefined
  if (!found.isFile() || found.size > longestMessage) {
    return unfit('MESSAGE_INVALID', { description: 'message.json is not a file of at most 1 MiB' })
  }
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

function parse(text: string): MessageFile {
  const read = MessageFile.safeParse(toJson(text))
  if (read.success) return read.data
  throw new Unfit(
    read.error.issues.map((issue) => {
      const { code, path, message: description } = issue
      const isTooMany = code === 'too_big' && path.length === 1 && path[0] === 'parts'
      if (isTooMany) return { code: 'TOO_MANY_PARTS', field: 'parts', description: `must be at most ${maxParts}` }
      const field = (code === 'unrecognized_keys' ? [...path, issue.keys[0]] : path).join('.')
      return { code: 'MESSAGE_INVALID', ...(field === '' ? {} : { field }), description }
    }),
  )
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(withoutMark(text))
  } catch {
    return unfit('MESSAGE_INVALID', { description: 'message.json is not JSON' })
  }
}

function digestOf(name: string, text: string, files: FoundFile[]): Buffer {
  const content = [name, text, ...files.map(({ size, sha256 }) => [size, sha256])]
  return createHash('sha256').update(JSON.stringify(content)).digest()
}
