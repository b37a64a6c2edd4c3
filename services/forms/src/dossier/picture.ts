const jpegFrame = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
const pngHead = '\x89PNG\r\n\x1a\n'
/** More would take more memory than a picture on paper is worth. */
const pixelLimit = 60_000_000

/** Whether a content is a PNG or JPEG picture, by its bytes and not by its name. */
export function isPicture(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, 8)).toString('latin1')
  return head === pngHead || head.startsWith('\xff\xd8')
}

/** Whether it is one that can be printed. */
export function isPrintablePicture(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const pixels = pngPixels(bytes) ?? jpegPixels(bytes)
  return pixels !== undefined && pixels > 0 && pixels <= pixelLimit
}

function pngPixels(bytes: Buffer): number | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 0, 8) !== pngHead) return undefined
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
}

function jpegPixels(bytes: Buffer): number | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (jpegFrame.has(bytes[at + 1] ?? 0)) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
  }
  return undefined
}
