import { otherThan, type SideName } from './side.ts'

/** A message that was handed over to be sent. */
export interface Put {
  /** Wire id. */
  id: string
  from: SideName
  /** SHA-256 of its parts in their order, hexadecimal. */
  parts: string[]
}

/** Something that shows that an access point works: it took a message in, or got the receipt for one. */
export interface Sign {
  side: SideName
  kind: 'received' | 'receipt'
  /** When, by the access point's own word. */
  at: Date
}

/** The account of a run: what was sent, what came, what is proved, and what is wrong. */
export class Ledger {
  readonly #put = new Map<string, Put>()
  readonly #arrived = new Set<string>()
  readonly #proved = new Set<string>()
  readonly signs: Sign[] = []
  /** What must not happen, in words. */
  readonly problems: string[] = []
  doubled = 0

  put(message: Put): void {
    this.#put.set(message.id, message)
    this.open[message.from]++
  }

  /** A message lies in an inbox. */
  arrived(side: SideName, id: string, parts: string[], at: Date): void {
    this.signs.push({ side, kind: 'received', at })
    const sent = this.#put.get(id)
    if (sent === undefined || otherThan(sent.from) !== side) this.#wrong(`${id} came to ${side} and was not sent there`)
    else if (this.#arrived.has(id)) {
      this.doubled++
      this.#wrong(`${id} came twice`)
    } else {
      if (JSON.stringify(parts) !== JSON.stringify(sent.parts)) this.#wrong(`${id} came with other bytes`)
      this.#arrived.add(id)
      this.#step(sent)
    }
  }

  /** The sender has an outcome; `problem` says why it proves nothing. */
  settled(side: SideName, id: string, outcome: { problem: string } | { at: Date }): void {
    const sent = this.#put.get(id)
    if (sent?.from !== side) this.#wrong(`an outcome of ${id} at ${side}, which did not send it`)
    else if (this.#proved.has(id)) this.#wrong(`two outcomes of ${id}`)
    else if ('problem' in outcome) this.#wrong(`${id}: ${outcome.problem}`)
    else {
      this.signs.push({ side, kind: 'receipt', at: outcome.at })
      this.#proved.add(id)
      this.#step(sent)
    }
  }

  /** Messages whose way is not at its end, by the side that sent them. */
  readonly open: Record<SideName, number> = { alpha: 0, beta: 0 }

  sentBy(side: SideName): number {
    return [...this.#put.values()].filter(({ from }) => from === side).length
  }

  /** Messages that did not come. */
  lost(): string[] {
    return [...this.#put.keys()].filter((id) => !this.#arrived.has(id))
  }

  /** Messages without a verified receipt. */
  unproved(): string[] {
    return [...this.#put.keys()].filter((id) => !this.#proved.has(id))
  }

  /** The first sign of this kind at or after an instant. */
  firstSign(since: Date, shows: (sign: Sign) => boolean): Date | undefined {
    const after = this.signs.filter((sign) => sign.at >= since && shows(sign)).map(({ at }) => at.getTime())
    return after.length === 0 ? undefined : new Date(Math.min(...after))
  }

  #step({ id, from }: Put): void {
    if (this.#arrived.has(id) && this.#proved.has(id)) this.open[from]--
  }

  #wrong(problem: string): void {
    this.problems.push(problem)
  }
}
