import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { EbmsError, fail } from '../../as4/ebms-error.ts'
import { type InflateLimits, inflatesTooMuch } from '../../as4/part/inflate.ts'
import { folded } from './document-label.ts'
import { ChunkReader, type RandomBytes, readRange, Unreadable } from './random-bytes.ts'
import { checkEntry, checkLocal } from './zip-entry.ts'

/** What an archive may hold. */
export interface ZipLimits extends InflateLimits {
  entries: number
}

/** A file in an archive. Its content is checked while it is read: a failure means that nothing of it is to be trusted. */
export interface ZippedFile {
  name: string
  size: number
  /** What its writer says about it. */
  comment: string
  open(): AsyncIterable<Buffer>
}

/**
 * Lists an archive after checking everything that a hostile one could lie about: names, sizes, what it would inflate to,
 * kinds of entries, entries that share bytes, entries that are not counted, and local headers that differ from the
 * directory.
 */
export async function readZip(bytes: RandomBytes, limits: ZipLimits): Promise<ZippedFile[]> {
  const options = { lazyEntries: true, autoClose: false }
  const zip = await orDamaged(fromRandomAccessReaderPromise(new ChunkReader(bytes), bytes.size, options))
  const entries = await orDamaged(listEntries(zip, limits))
  checkEntries(entries, limits)
  await checkEnd(zip, bytes)
  await checkPlaces(zip, entries)
  return entries.map((entry) => ({
    name: entry.fileName,
    size: entry.uncompressedSize,
    comment: entry.fileComment,
    open: () => contentOf(zip, entry),
  }))
}

async function listEntries(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) fail('EBMS:0103', 'an archive has too many entries')
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return entries
}

function checkEntries(entries: Entry[], limits: ZipLimits): void {
  for (const entry of entries) checkEntry(entry)
  const names = new Set(entries.map(({ fileName }) => folded(fileName)))
  if (names.size !== entries.length) fail('EBMS:0103', 'two entries of an archive have the same name')
  const sum = (of: (entry: Entry) => number) => entries.reduce((total, entry) => total + of(entry), 0)
  const inflated = sum(({ uncompressedSize }) => uncompressedSize)
  const compressed = sum(({ compressedSize }) => compressedSize)
  if (inflatesTooMuch(limits, inflated, compressed)) fail('EBMS:0103', 'an archive is a bomb')
}

/** Right after the entries that were counted stands the end of the archive: nothing is hidden behind them. */
async function checkEnd(zip: ZipFile, bytes: RandomBytes): Promise<void> {
  const from = Number(zip.readEntryCursor)
  const end = await readRange(bytes, from, Math.min(from + 22, bytes.size))
  const isEnd =
    end.length === 22 && end.readUInt32LE(0) === 0x06054b50 && from + 22 + end.readUInt16LE(20) === bytes.size
  if (!isEnd) fail('EBMS:0103', 'an archive has more entries than it counts')
}

/** Each entry has bytes of its own, and says before them what the directory says. */
async function checkPlaces(zip: ZipFile, entries: Entry[]): Promise<void> {
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) fail('EBMS:0103', 'two entries of an archive share bytes')
    end = checkLocal(entry, await orDamaged(zip.readLocalFileHeaderPromise(entry)))
  }
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const chunks = (await orDamaged(zip.openReadStreamPromise(entry)))[Symbol.asyncIterator]()
  for (let next = await orDamaged(chunks.next()); !next.done; next = await orDamaged(chunks.next())) yield next.value
}

/** What the reader finds wrong is the archive's fault; what the place where the bytes are kept says is not. */
async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof EbmsError || error instanceof Unreadable) throw error
    return fail('EBMS:0103', 'an archive is damaged')
  }
}
