import { refuse } from '@sustento/platform/errors'
import type { SubmittedPart } from './submission.ts'

/** Bytes of the part that they are said to belong to. */
export interface PartData {
  part: string
  data: Uint8Array
}

/** The data of parts as they stream in, one part after the other in the order of the header. */
export class PartStream {
  readonly #source: AsyncIterator<PartData>
  #next: IteratorResult<PartData> | undefined

  constructor(data: AsyncIterable<PartData>) {
    this.#source = data[Symbol.asyncIterator]()
  }

  /** The data of the part that is next, as long as it is what was promised and not larger than anything may be. */
  async *of(part: SubmittedPart, largest: number): AsyncGenerator<Uint8Array> {
    let size = 0
    for (let next = await this.#peek(); !next.done && next.value.part === part.id; next = await this.#advance()) {
      size += next.value.data.length
      if (size > (part.size ?? largest)) exceeds(part)
      yield next.value.data
    }
  }

  /** Nothing may be left when all parts were read. */
  async end(): Promise<void> {
    const next = await this.#peek()
    if (!next.done) refuse('INVALID_ARGUMENT', 'data of a part that is not next in the header', { field: 'data.part' })
  }

  async #peek(): Promise<IteratorResult<PartData>> {
    this.#next ??= await this.#source.next()
    return this.#next
  }

  async #advance(): Promise<IteratorResult<PartData>> {
    this.#next = await this.#source.next()
    return this.#next
  }
}

/** Compares what came with what was said about it. */
export function checkPart(part: SubmittedPart, came: { size: number; sha256: string }): void {
  if (came.size !== (part.size ?? came.size)) differs(part, 'size')
  if (came.sha256 !== (part.sha256 ?? came.sha256)) differs(part, 'sha256')
}

/** A part is refused because it would be taken for a bomb. */
export function refuseBomb(part: SubmittedPart): never {
  refuse('PAYLOAD_TOO_LARGE', 'a part compresses so well that it would be taken for a bomb', { part: part.id })
}

function exceeds(part: SubmittedPart): never {
  if (part.size !== undefined) return differs(part, 'size')
  return refuse('PAYLOAD_TOO_LARGE', 'a part is larger than the access point accepts', { part: part.id })
}

function differs(part: SubmittedPart, field: string): never {
  refuse('INVALID_ARGUMENT', `the data of a part has another ${field} than the header says`, { part: part.id, field })
}
