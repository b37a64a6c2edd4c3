import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { type Answer, isGiven } from '../domain/answers.ts'
import { findOptionText, findWording } from '../domain/labels.ts'
import type { FormModel } from '../domain/model.ts'
import { namespaceOf, versionText } from './document.ts'
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
  using document = XmlDocument.create()
  const { form } = model
  const root = document.createRoot('form', namespaceOf(form))
  root.setAttr('version', versionText)
  root.setAttr('language', words.labels.language)
  if (reference) root.setAttr('reference', reference)
  root.addElement('title').addText(findWording(words.labels, form.header.title)?.text ?? form.id)
  const writing = { given: givenOf(answers), words }
  const body = root.addElement('answers')
  for (const place of treeOf(model)) writePlace(writing, body, place, '')
  writeTranslations(root, answers)
  return new TextEncoder().encode(document.toString({ format: true }))
}

function writePlace(writing: Writing, parent: XmlElement, place: Place, above: string): void {
  const path = above === '' ? place.name : `${above}.${place.name}`
  if (!place.repeats) {
    if (writing.given.hasUnder(path)) writeBlock(writing, parent.addElement(place.name), place, path, 0)
    return
  }
  // A block without answers keeps its place, so that those after it keep their numbers.
  for (let i = 0; i < writing.given.blocksAt(path); i++) {
    writeBlock(writing, parent.addElement(place.name), place, `${path}[${i}]`, i)
  }
}

function writeBlock(writing: Writing, element: XmlElement, place: Place, path: string, index: number): void {
  const label = labelOfPlace(place, writing.words, index)
  if (label) element.setAttr('label', label)
  const answer = writing.given.byPath.get(path)
  if (answer && isGiven(answer.value)) {
    writeValue(isWrapped(place) ? element.addElement('value') : element, place, answer, writing.words)
  }
  for (const child of place.children) writePlace(writing, element, child, path)
}

function writeValue(element: XmlElement, { slot }: Place, { value, language }: Answer, words: Wordings): void {
  switch (value.kind) {
    case 'text':
      if (language) element.setAttr('lang', language)
      element.addText(value.text)
      break
    case 'ticked':
      element.addText(String(value.ticked))
      break
    case 'date':
      element.addText(value.date)
      break
    case 'number':
      element.addText(value.number)
      break
    case 'choices':
      for (const option of value.choices) {
        const choice = element.addElement('choice')
        choice.setAttr('id', option)
        choice.addText((slot && findOptionText(words.labels, slot, option)) ?? option)
      }
      break
  }
}

/** Beside the answers: a text stays one text, whoever reads it without caring for its translations. */
function writeTranslations(root: XmlElement, answers: readonly Answer[]): void {
  const translated = answers.filter((a) => (a.translations?.length ?? 0) > 0 && isGiven(a.value))
  if (translated.length === 0) return
  const list = root.addElement('translations')
  for (const { path, translations = [] } of translated) {
    for (const { language, text } of translations) {
      const element = list.addElement('translation')
      element.setAttr('path', path)
      element.setAttr('lang', language)
      element.addText(text)
    }
  }
}
