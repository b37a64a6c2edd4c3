import type { Entry, LocalFileHeader } from 'yauzl'
import { fail } from '../../as4/ebms-error.ts'

const stored = 0
const deflated = 8
const encrypted = 0x1
const sizesFollow = 0x8
const zip64 = 0x0001
const regularFile = 0o100000
const fileType = 0o170000

/** Whether a name is that of a file, in no folder. */
export function isFileName(name: string): boolean {
  return /^[^/\\\p{C}]{1,200}$/u.test(name) && !/^\.{1,2}$/.test(name)
}

/** A file, plainly compressed or not, in no folder but META-INF. Anything else has no place in a container. */
export function checkEntry(entry: Entry): void {
  const { fileName, compressionMethod, generalPurposeBitFlag, externalFileAttributes, versionMadeBy } = entry
  if (!isFileName(fileName.replace(/^META-INF\//, ''))) {
    fail('EBMS:0103', 'an entry of an archive has a name that is not allowed')
  }
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    fail('EBMS:0103', 'an entry of an archive is compressed in an unknown way')
  }
  if ((generalPurposeBitFlag & encrypted) !== 0) fail('EBMS:0103', 'an entry of an archive is encrypted')
  const madeOnUnix = versionMadeBy >>> 8 === 3
  const type = (externalFileAttributes >>> 16) & fileType
  if (madeOnUnix && type !== 0 && type !== regularFile) fail('EBMS:0103', 'an entry of an archive is not a file')
  // Parts are smaller than what would need the large format; in a smaller archive its second set of sizes is a lie.
  if (entry.extraFields.some(({ id }) => id === zip64)) fail('EBMS:0103', 'an archive is of the large format')
}

/** The local header says what the directory says. Returns where the entry ends. */
export function checkLocal(entry: Entry, local: LocalFileHeader): number {
  const later = (local.generalPurposeBitFlag & sizesFollow) !== 0
  const same = (theirs: number, ours: number) => theirs === ours || (later && theirs === 0)
  const agrees =
    local.fileName.equals(entry.fileNameRaw) &&
    local.compressionMethod === entry.compressionMethod &&
    local.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    same(local.crc32, entry.crc32) &&
    same(local.compressedSize, entry.compressedSize) &&
    same(local.uncompressedSize, entry.uncompressedSize)
  if (!agrees) fail('EBMS:0103', 'an archive contradicts its own directory')
  return local.fileDataStart + entry.compressedSize
}
