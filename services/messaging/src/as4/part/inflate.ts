import { createGunzip, type Gunzip } from 'node:zlib'
import { gzipPiece } from '../bytes.ts'
import { fail } from '../ebms-error.ts'

/** What a compressed part may become. */
export interface InflateLimits {
  /** Bytes of the content. */
  size: number
  /** Content to compressed, once the content is larger than `free`. */
  ratio: number
  /** What any part may become: tables of figures compress well, and this much costs nothing. */
  free: number
}

/** Whether a content is a bomb, or will be taken for one by the other side. */
export function inflatesTooMuch(limits: InflateLimits, content: number, compressed: number): boolean {
  return content > limits.size || (content > limits.free && content > limits.ratio * compressed)
}

/** Follows a gzip stream without keeping its content: hands it to `see`, stops at the limits, refuses what follows it. */
export class InflateCheck {
  readonly #gunzip: Gunzip = createGunzip({ chunkSize: gzipPiece })
  readonly #limits: InflateLimits
  #taken = 0
  #given = 0
  #failure: Error | undefined

  constructor(limits: InflateLimits, see: (content: Buffer) => void) {
    this.#limits = limits
    this.#gunzip.on('data', (content: Buffer) => {
      this.#given += content.length
      if (this.#exceeds()) this.#gunzip.destroy(new Error('limit'))
      else see(content)
    })
    this.#gunzip.on('error', (error) => {
      this.#failure = error
    })
  }

  /** Bytes of content so far. */
  get size(): number {
    return this.#given
  }

  /** Takes the next compressed bytes, which nobody may change until they have been inflated and this resolves. */
  async write(chunk: Uint8Array): Promise<void> {
    this.#taken += chunk.length
    await new Promise<void>((resolve) => {
      const stop = () => resolve()
      this.#gunzip.once('close', stop)
      this.#gunzip.write(chunk, () => {
        this.#gunzip.off('close', stop)
        resolve()
      })
    })
    this.#check()
  }

  /** The stream is complete: its check sum was right and nothing is left over. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#gunzip.once('close', resolve)
      this.#gunzip.end()
    })
    this.#check()
    if (!this.#gunzip.readableEnded || this.#gunzip.bytesWritten !== this.#taken) damaged()
  }

  /** Frees the native buffers when the part is refused for another reason. */
  destroy(): void {
    this.#gunzip.destroy()
  }

  #exceeds(): boolean {
    return inflatesTooMuch(this.#limits, this.#given, this.#taken)
  }

  #check(): void {
    if (this.#exceeds()) fail('EBMS:0303', 'a part is too large when it is decompressed')
    if (this.#failure !== undefined) damaged()
  }
}

function damaged(): never {
  fail('EBMS:0303', 'a compressed part is damaged')
}
