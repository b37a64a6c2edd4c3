import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { type Answer, isGiven } from '../domain/answers.ts'
import { findWording, type Labels } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import type { FormModel } from '../domain/model.ts'
import { type Slot, toPattern } from '../domain/slots.ts'
import { labelOfSlot } from '../domain/validate/label.ts'
import { namespace } from './document.ts'

/** In which words the questions are asked. */
export interface Wordings {
  readonly labels: Labels
  readonly language: Language
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
  const root = document.createRoot('form', namespace)
  root.setAttr('id', form.id)
  root.setAttr('edition', form.edition)
  root.setAttr('instrument', form.instruments.join(' '))
  root.setAttr('language', words.labels.language)
  if (reference) root.setAttr('reference', reference)
  root.addElement('title').addText(findWording(words.labels, form.header.title)?.text ?? form.id)
  for (const answer of answers) {
    const slot = model.slotByPattern.get(toPattern(answer.path))
    if (slot && isGiven(answer.value)) writeAnswer(root.addElement('answer'), slot, answer, words)
  }
  return new TextEncoder().encode(document.toString({ format: true }))
}

function writeAnswer(element: XmlElement, slot: Slot, { path, value, language }: Answer, words: Wordings): void {
  element.setAttr('path', path)
  element.addElement('question').addText(labelOfSlot(slot, words))
  switch (value.kind) {
    case 'text': {
      const text = element.addElement('text')
      if (language) text.setAttr('lang', language)
      text.addText(value.text)
      break
    }
    case 'ticked':
      element.addElement('ticked').addText(String(value.ticked))
      break
    case 'date':
      element.addElement('date').addText(value.date)
      break
    case 'number':
      element.addElement('number').addText(value.number)
      break
    case 'choices':
      for (const option of value.choices) writeChoice(element, slot, option, words)
      break
  }
}

function writeChoice(element: XmlElement, slot: Slot, option: string, words: Wordings): void {
  const choice = element.addElement('choice')
  choice.setAttr('id', option)
  choice.addText(findWording(words.labels, `${slot.node.id}.${option}`)?.text ?? option)
}
