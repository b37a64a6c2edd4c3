import { type Answer, isGiven } from '../answers.ts'
import { type FormNode, repeatLimit } from '../form.ts'
import type { FormModel } from '../model.ts'
import { besides, toPattern } from '../slots.ts'
import { type ExternalProblem, isRecord, own } from './external.ts'
import { findAnswer } from './value.ts'

/** What the JSON answers, and what of it is no answer to this form. */
export interface Converted {
  readonly answers: readonly Answer[]
  readonly problems: readonly ExternalProblem[]
}

/** Beyond this many problems the JSON is of another form or of none: one says as much as all. */
const problemLimit = 1000

/**
 * Reads answers as integrators write them. A key is the id of a node, or a path as in `docs/forms.md`. Never throws,
 * whatever the JSON: what does not fit is named by its path and left out.
 */
export function fromExternal(model: FormModel, json: unknown): Converted {
  if (!isRecord(json)) return { answers: [], problems: [{ path: '', code: 'WRONG_TYPE' }] }
  const reader = new Reader(model)
  for (const [key, value] of Object.entries(json)) reader.readTop(key, value)
  return { answers: [...reader.answers.values()], problems: reader.problems }
}

class Reader {
  readonly answers = new Map<string, Answer>()
  readonly problems: ExternalProblem[] = []
  readonly #model: FormModel

  constructor(model: FormModel) {
    this.#model = model
  }

  readTop(key: string, json: unknown): void {
    const node = this.#model.nodeById.get(key)
    const pattern = this.#model.nodes.find((n) => n.node.id === key)?.pattern
    if (!node || pattern === undefined) this.#readSlot(key, json)
    else this.#readAt(node, pattern, json)
  }

  /** A node below a repeat, by its id, is answered by a list: one item for each block. */
  #readAt(node: FormNode, pattern: string, json: unknown): void {
    const at = pattern.indexOf('[]')
    if (at < 0 || at === pattern.length - 2) {
      this.#readNode(node, node.repeat ? pattern.slice(0, -2) : pattern, json)
      return
    }
    this.#readBlocks(pattern.slice(0, at), json, (block, item) =>
      this.#readAt(node, block + pattern.slice(at + 2), item),
    )
  }

  #readNode(node: FormNode, path: string, json: unknown): void {
    if (!node.repeat) this.#readBlock(node, path, json)
    else this.#readBlocks(path, json, (block, item) => this.#readBlock(node, block, item))
  }

  #readBlocks(path: string, json: unknown, read: (block: string, item: unknown) => void): void {
    if (json === null || json === undefined) return
    if (!Array.isArray(json)) this.#report(path, 'WRONG_TYPE')
    else if (json.length > repeatLimit) this.#report(`${path}[${repeatLimit}]`, 'REPEAT_TOO_LONG')
    else
      json.forEach((item, i) => {
        read(`${path}[${i}]`, item)
      })
  }

  #readBlock(node: FormNode, path: string, json: unknown): void {
    if (json === null || json === undefined) return
    if (node.columns && (Array.isArray(json) || !this.#isOfNode(node, json))) this.#readRows(node, path, json)
    else if (isRecord(json) && !this.#isText(path, json)) {
      for (const [key, value] of Object.entries(json)) this.#readKey(node, path, key, value)
    } else this.#readSlot(path, json)
  }

  #readKey(node: FormNode, path: string, key: string, json: unknown): void {
    const child = this.#findChild(node, key)
    if (child) this.#readNode(child, path + child.id.slice(node.id.length), json)
    else if (key === own.value) this.#readSlot(path, json)
    else if (key === own.fill) this.#readFill(node, path, json)
    else if (key === own.rows && node.columns) this.#readRows(node, path, json)
    else this.#readValue(`${path}.${key}`, json)
  }

  /** The value of a part or of free text, or an object of it and of what stands beside it. */
  #readValue(path: string, json: unknown): void {
    const known = this.#model.slotByPattern
    const takesMore = besides.some((name) => known.has(`${toPattern(path)}.${name}`))
    if (!takesMore || !isRecord(json) || this.#isText(path, json)) this.#readSlot(path, json)
    else {
      for (const [key, value] of Object.entries(json)) {
        this.#readSlot(key === own.value ? path : `${path}.${key}`, value)
      }
    }
  }

  /** A child by its id, or by what the id says beyond the parent's. */
  #findChild(node: FormNode, key: string): FormNode | undefined {
    const found = this.#model.nodeById.get(key.startsWith(`${node.id}.`) ? key : `${node.id}.${key}`)
    return found && found !== node && !this.#crossesRepeat(node, found) ? found : undefined
  }

  #crossesRepeat(node: FormNode, below: FormNode): boolean {
    for (let at = below.id.lastIndexOf('.'); at > node.id.length; at = below.id.lastIndexOf('.', at - 1)) {
      if (this.#model.nodeById.get(below.id.slice(0, at))?.repeat) return true
    }
    return false
  }

  #readFill(node: FormNode, path: string, json: unknown): void {
    if (typeof node.fill !== 'object') this.#readValue(`${path}.fill`, json)
    else if (isRecord(json)) {
      for (const [option, text] of Object.entries(json)) this.#readValue(`${path}.fill.${option}`, text)
    } else this.#report(path, 'WRONG_TYPE')
  }

  /** Rows with names are an object, blank rows a list; each row is an object by the ids of the columns. */
  #readRows(node: FormNode, path: string, json: unknown): void {
    if (json === null || json === undefined) return
    const readRow = (row: string, cells: unknown): void => {
      if (cells === null || cells === undefined) return
      if (!isRecord(cells)) this.#report(row, 'WRONG_TYPE')
      else for (const [column, value] of Object.entries(cells)) this.#readSlot(`${row}.${column}`, value)
    }
    if (!node.rows) this.#readBlocks(`${path}.cells`, json, readRow)
    else if (!isRecord(json)) this.#report(path, 'WRONG_TYPE')
    else for (const [row, cells] of Object.entries(json)) readRow(`${path}.cells.${row}`, cells)
  }

  #readSlot(path: string, json: unknown): void {
    if (json === null || json === undefined) return
    const slot = this.#model.slotByPattern.get(toPattern(path))
    const answer = slot && findAnswer(slot, path, json)
    if (!slot) this.#readLine(path, json)
    else if (!answer) this.#readFilled(path, json)
    else if (this.answers.has(path)) this.#report(path, 'DUPLICATE_PATH')
    else if (isGiven(answer.value)) this.answers.set(path, answer)
  }

  /** The text on the line of a heading that has no other answer, in the place of the heading. */
  #readLine(path: string, json: unknown): void {
    const answer = this.#findFill(path, json)
    if (answer) this.#readSlot(answer.path, json)
    else this.#report(path, this.#isPoint(path) ? 'WRONG_TYPE' : 'UNKNOWN_PATH')
  }

  /** The text, date or amount after a box, in the place of the box: ticks it. */
  #readFilled(path: string, json: unknown): void {
    const answer = this.#findFill(path, json)
    if (!answer) this.#report(path, 'WRONG_TYPE')
    else if (isGiven(answer.value)) {
      this.#readSlot(path, true)
      this.#readSlot(answer.path, json)
    }
  }

  #findFill(path: string, json: unknown): Answer | undefined {
    const slot = this.#model.slotByPattern.get(`${toPattern(path)}.fill`)
    return slot && findAnswer(slot, `${path}.fill`, json)
  }

  /** Whether the form has such a point, which has no answer of its own but parts, points below or blocks. */
  #isPoint(path: string): boolean {
    return this.#model.nodeById.has(toPattern(path).replaceAll('[]', ''))
  }

  /** Whether the object is a text with its language and not a list of points. */
  #isText(path: string, json: Readonly<Record<string, unknown>>): boolean {
    const kindAt = (end: string) => this.#model.slotByPattern.get(toPattern(path) + end)?.kind
    const isOfText = kindAt('') === 'text' || (kindAt('') !== 'choices' && kindAt('.fill') === 'text')
    return typeof json.text === 'string' && isOfText
  }

  /** Whether the object of a table speaks of the node (`rows`, not known, points below) and not of rows by their names. */
  #isOfNode(node: FormNode, json: unknown): boolean {
    const beside: readonly string[] = [own.rows, ...besides]
    return isRecord(json) && Object.keys(json).some((key) => beside.includes(key) || this.#findChild(node, key))
  }

  #report(path: string, code: ExternalProblem['code']): void {
    if (this.problems.length < problemLimit) this.problems.push({ path: path.slice(0, 200), code })
  }
}
