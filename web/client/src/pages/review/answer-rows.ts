import type { FormJson, FormNodeJson, FormOptionJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import type { AnswerJson } from '../../gen/sustento/type/v1/answer_pb.ts'
import {
  cellPath,
  countOf,
  fillPath,
  notKnownPath,
  numbered,
  type Place,
  partPath,
  pathOf,
  phrasesPath,
} from '../form/paths.ts'

/** An answer with the question that it answers. */
export interface AnswerRow {
  path: string
  number: string
  /** Index of the block, for a question that repeats. */
  block?: number
  /** The headings above and the question itself. */
  labels: string[]
  /** Labels of the chosen options or of the value in its list, when it has some. */
  chosen?: string[]
  answer: AnswerJson
}

/** Every answer that is given, in the order of the form, with its wording. `notKnown` are the words for that. */
export function answerRows(form: FormJson, answers: AnswerJson[], notKnown: string): AnswerRow[] {
  const byPath = new Map(answers.map((answer) => [answer.path ?? '', answer]))
  const rows: AnswerRow[] = []
  const add = (
    path: string,
    number: string,
    labels: string[],
    block?: number,
    options: readonly Pick<FormOptionJson, 'id' | 'label'>[] = [],
  ) => {
    const answer = byPath.get(path)
    if (!answer) return
    const ids = answer.choices?.ids ?? (answer.text ? [answer.text] : [])
    const chosen = ids.flatMap((id) => options.find((option) => option.id === id)?.label ?? [])
    rows.push({
      path,
      number,
      labels: labels.filter(Boolean),
      answer,
      ...(block === undefined ? {} : { block }),
      ...(chosen.length > 0 ? { chosen } : {}),
    })
  }
  const at = (node: FormNodeJson, path: string, above: string[], index: number | undefined): void => {
    const number = numbered(node.number, index)
    const labels = [...above, numbered(node.label, index)]
    add(path, number, labels, index, optionsOf(form, node))
    add(fillPath(path), number, labels, index)
    add(phrasesPath(node.fill ? fillPath(path) : path), number, labels, index, node.phrases)
    add(notKnownPath(path), number, [...labels, notKnown], index)
    for (const option of node.options ?? [])
      add(fillPath(path, option.id), number, [...labels, option.label ?? ''], index)
    for (const part of node.parts ?? []) at(part, partPath(path, part.id ?? ''), labels, index)
    const rowKeys = node.rows?.length ? node.rows : blankRows(byPath.keys(), path)
    for (const row of node.columns ? rowKeys : []) {
      for (const column of node.columns ?? []) {
        const key = typeof row === 'number' ? row : (row.id ?? '')
        const rowLabel = typeof row === 'number' ? String(row + 1) : (row.label ?? '')
        add(cellPath(path, key, column.id ?? ''), number, [...labels, rowLabel, column.label ?? ''], index)
      }
    }
    for (const child of node.children ?? []) visit(child, { id: node.id ?? '', path }, labels, index)
  }
  const visit = (node: FormNodeJson, parent: Place | undefined, above: string[], index: number | undefined): void => {
    const path = pathOf(node, parent)
    if (node.repeat) {
      const blocks = countOf(byPath.keys(), path)
      for (let block = 0; block < blocks; block++) at(node, `${path}[${block}]`, above, block)
    } else at(node, path, above, index)
  }
  for (const node of form.nodes ?? []) visit(node, undefined, [], undefined)
  return rows
}

/** The same by path, of answers of which some may be missing. */
export function answerRowsByPath(
  form: FormJson,
  answers: (AnswerJson | undefined)[],
  notKnown: string,
): Map<string, AnswerRow> {
  const given = answers.filter((answer) => answer !== undefined)
  return new Map(answerRows(form, given, notKnown).map((row) => [row.path, row]))
}

function optionsOf(form: FormJson, node: FormNodeJson): FormOptionJson[] {
  if (node.options?.length) return node.options
  const list =
    node.list || { memberState: 'memberStates', country: 'countries', currency: 'currencies' }[node.type ?? '']
  return form.lists?.find((each) => each.id === list)?.values ?? []
}

function blankRows(paths: Iterable<string>, path: string): number[] {
  return Array.from({ length: countOf(paths, `${path}.cells`) }, (_, row) => row)
}
