import type { XmlElement } from 'libxml2-wasm'
import { type Answer, isGiven, type Value, type ValueKind } from '../domain/answers.ts'
import type { FormModel } from '../domain/model.ts'
import { attribute, elementsOf } from './elements.ts'
import { isWrapped, type Place, treeOf } from './tree.ts'

/** The answers of a validated document, in the order of the form. */
export function readAnswers(model: FormModel, body: XmlElement): Answer[] {
  const answers: Answer[] = []
  readBelow(answers, treeOf(model), elementsOf(body), '')
  return answers.filter((a) => isGiven(a.value))
}

function readBelow(answers: Answer[], places: readonly Place[], elements: readonly XmlElement[], above: string): void {
  const blocks = new Map<string, number>()
  for (const element of elements) {
    const place = places.find((p) => p.name === element.name)
    if (!place) continue
    const path = above === '' ? place.name : `${above}.${place.name}`
    const index = blocks.get(path) ?? 0
    blocks.set(path, index + 1)
    readPlace(answers, place, element, place.repeats ? `${path}[${index}]` : path)
  }
}

function readPlace(answers: Answer[], place: Place, element: XmlElement, path: string): void {
  const below = elementsOf(element)
  const choices = place.slot?.kind === 'choices' ? below.filter((e) => e.name === 'choice') : []
  if (choices.length > 0) {
    answers.push({ path, value: { kind: 'choices', choices: choices.map((c) => attribute(c, 'id')) } })
  }
  const holder = isWrapped(place) ? below.find((e) => e.name === 'value') : element
  if (place.slot && place.slot.kind !== 'choices' && holder) {
    const language = attribute(holder, 'lang')
    const value = toValue(place.slot.kind, holder.content)
    answers.push({ path, value, ...(language ? { language } : {}) })
  }
  readBelow(answers, place.children, below, path)
}

function toValue(kind: Exclude<ValueKind, 'choices'>, content: string): Value {
  switch (kind) {
    case 'text':
      return { kind, text: content }
    case 'ticked':
      return { kind, ticked: ['true', '1'].includes(content.trim()) }
    case 'date':
      return { kind, date: content.trim() }
    case 'number':
      return { kind, number: content.trim() }
  }
}
