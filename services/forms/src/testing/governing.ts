import type { Answer, Value } from '../domain/answers.ts'
import type { FormModel } from '../domain/model.ts'
import type { Slot } from '../domain/slots.ts'
import { fullAnswers } from './full-answers.ts'

/** A box of a form and an answer to each place that it governs: found by their paths, not by what validation makes of them. */
export interface Governing {
  /** `furtherDocuments`, `documents=other`. */
  readonly name: string
  readonly ticked: Answer
  /** One answer to each place that it governs. */
  readonly governed: readonly Answer[]
  /** Whether it is one text, date or amount after the words of the box. */
  readonly isText: boolean
}

/** Every governing box of a form, in its order. */
export function governingBoxes(model: FormModel): Governing[] {
  const first = fullAnswers(model).filter(({ path }) => !path.includes('[1]'))
  const answers = new Map(first.map((answer) => [answer.path.replaceAll('[0]', '[]'), answer]))
  const answersAt = (slots: readonly Slot[]) => slots.flatMap(({ pattern }) => answers.get(pattern) ?? [])
  return model.slots.flatMap((slot) => {
    const { pattern, kind, node } = slot
    const below = (start: string) => model.slots.filter((other) => other !== slot && other.pattern.startsWith(start))
    const [own] = answersAt([slot])
    if (!own || slot.beside || slot.isFill) return []
    const fills = below(`${pattern}.fill`)
    const found = (name: string, value: Value, slots: readonly Slot[]): Governing => ({
      name,
      ticked: { ...own, value },
      governed: answersAt(slots),
      isText: fills.length > 0,
    })
    if (typeof node.fill === 'object') {
      return fills.map((fill) => found(`${pattern}=${fill.fillOf}`, chosen(slot, fill.fillOf), [fill]))
    }
    if (node.printed === 'beforeLabel') return [found(pattern, own.value, below(pattern.replace(/[^.]+$/, '')))]
    const isGoverning = kind === 'ticked' && below(`${pattern}.`).length > 0
    return isGoverning ? [found(pattern, own.value, below(`${pattern}.`))] : []
  })
}

const chosen = ({ kind }: Slot, option = ''): Value =>
  kind === 'ticked' ? { kind, ticked: option === 'yes' } : { kind: 'choices', choices: [option] }
