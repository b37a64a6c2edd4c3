import { type Answer, isGiven } from '../domain/answers.ts'
import { findOptionText, findWording } from '../domain/labels.ts'
import type { FormModel } from '../domain/model.ts'
import { namespaceOf, versionText } from './document.ts'
import { addElement, type Element, newElement, toDocument } from './element.ts'
import { type Given, givenOf } from './given.ts'
import { labelOfPlace, type Wordings } from './labels.ts'
import { isWrapped, type Place, treeOf } from './tree.ts'

interface Writing {
  readonly given: Given
  readonly words: Wordings
}

/** Writes answers with the questions as they were worded. The answers belong to the form: `usecases` has checked that. */
export function writeFormXml(
  model: FormModel,
  answers: readonly Answer[],
  words: Wordings,
  reference: string,
): Uint8Array {
  const { form } = model
  const root = newElement('form')
  root.attributes.push(['xmlns', namespaceOf(form)], ['version', versionText], ['language', words.labels.language])
  if (reference) root.attributes.push(['reference', reference])
  addElement(root, 'title', findWording(words.labels, form.header.title)?.text ?? form.id)
  const writing = { given: givenOf(answers), words }
  const body = addElement(root, 'answers')
  for (const place of treeOf(model)) writePlace(writing, body, place, '')
  writeTranslations(root, answers)
  return toDocument(root)
}

function writePlace(writing: Writing, parent: Element, place: Place, above: string): void {
  const path = above === '' ? place.name : `${above}.${place.name}`
  if (!place.repeats) {
    if (writing.given.hasUnder(path)) writeBlock(writing, addElement(parent, place.name), place, path, 0)
    return
  }
  // A block without answers keeps its place, so that those after it keep their numbers.
  for (let i = 0; i < writing.given.blocksAt(path); i++) {
    writeBlock(writing, addElement(parent, place.name), place, `${path}[${i}]`, i)
  }
}

function writeBlock(writing: Writing, element: Element, place: Place, path: string, index: number): void {
  const label = labelOfPlace(place, writing.words, index)
  if (label) element.attributes.push(['label', label])
  const answer = writing.given.byPath.get(path)
  if (answer && isGiven(answer.value)) {
    writeValue(isWrapped(place) ? addElement(element, 'value') : element, place, answer, writing.words)
  }
  for (const child of place.children) writePlace(writing, element, child, path)
}

function writeValue(element: Element, { slot }: Place, { value, language }: Answer, words: Wordings): void {
  switch (value.kind) {
    case 'text':
      if (language) element.attributes.push(['lang', language])
      element.text = value.text
      break
    case 'ticked':
      element.text = String(value.ticked)
      break
    case 'date':
      element.text = value.date
      break
    case 'number':
      element.text = value.number
      break
    case 'choices':
      for (const option of value.choices) {
        const choice = addElement(element, 'choice', (slot && findOptionText(words.labels, slot, option)) ?? option)
        choice.attributes.push(['id', option])
      }
      break
  }
}

/** Beside the answers: a text stays one text, whoever reads it without caring for its translations. */
function writeTranslations(root: Element, answers: readonly Answer[]): void {
  const translated = answers.filter((a) => (a.translations?.length ?? 0) > 0 && isGiven(a.value))
  if (translated.length === 0) return
  const list = addElement(root, 'translations')
  for (const { path, translations = [] } of translated) {
    for (const { language, text } of translations) {
      addElement(list, 'translation', text).attributes.push(['path', path], ['lang', language])
    }
  }
}
