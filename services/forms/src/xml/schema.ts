import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { repeatLimit } from '../domain/form.ts'
import { findOptionText, findWording } from '../domain/labels.ts'
import type { FormModel } from '../domain/model.ts'
import type { Slot } from '../domain/slots.ts'
import { namespaceOf, versionText } from './document.ts'
import { labelOfPlace, type Wordings } from './labels.ts'
import { add, addNamed, addText } from './schema-elements.ts'
import { addTypes, typeOf } from './schema-types.ts'
import { isWrapped, type Place, treeOf } from './tree.ts'

/**
 * The XML schema of a form and edition, made from its definition: nothing to keep in step, nothing to forget. With
 * words, every element carries its label, printed number and article as annotation. A draft is valid too: what the law
 * demands is for validation to say, and lists of States and currencies change without the form.
 */
export function writeFormSchema(model: FormModel, words?: Wordings): Uint8Array {
  using document = XmlDocument.create()
  const root = document.createRoot('schema', 'http://www.w3.org/2001/XMLSchema', 'xs')
  const namespace = namespaceOf(model.form)
  root.addNsDeclaration(namespace)
  root.setAttr('targetNamespace', namespace)
  root.setAttr('elementFormDefault', 'qualified')
  root.setAttr('version', versionText)
  if (words) annotateForm(root, model, words)
  const form = add(addNamed(root, 'element', 'form'), 'complexType')
  const content = add(form, 'sequence')
  addNamed(content, 'element', 'title', { type: 'xs:string' })
  const body = add(add(addNamed(content, 'element', 'answers'), 'complexType'), 'sequence')
  for (const place of treeOf(model)) addPlace(body, place, words)
  addTranslations(content)
  addNamed(form, 'attribute', 'version', { type: 'Version', use: 'required' })
  addNamed(form, 'attribute', 'language', { type: 'Language', use: 'required' })
  addNamed(form, 'attribute', 'reference', { type: 'Line' })
  addTypes(root)
  return new TextEncoder().encode(document.toString({ format: true }))
}

function annotateForm(root: XmlElement, { form }: FormModel, words: Wordings): void {
  const { labels } = words
  const title = findWording(labels, form.header.title)?.text ?? form.id
  const annotation = add(root, 'annotation')
  addText(
    annotation,
    'documentation',
    `${title}. ${form.articles}. ${labels.edition ?? form.editionTitle}.`,
    labels.language,
  )
  addText(annotation, 'documentation', `${labels.wording}. ${labels.source}.`, labels.language)
  addText(
    annotation,
    'appinfo',
    `form ${form.id}; edition ${form.edition}; documents of version 1.x are valid by 1.y, y >= x`,
  )
}

function addPlace(parent: XmlElement, place: Place, words: Wordings | undefined): void {
  const { slot, children, repeats } = place
  const isLeaf = slot !== undefined && slot.kind !== 'choices' && !isWrapped(place)
  const element = addNamed(parent, 'element', place.name, {
    ...(isLeaf ? { type: typeOf(slot) } : {}),
    minOccurs: '0',
    ...(repeats ? { maxOccurs: String(repeatLimit) } : {}),
  })
  if (words) annotate(element, place, words)
  if (isLeaf) return
  const type = add(element, 'complexType')
  const content = add(type, 'sequence')
  if (slot?.kind === 'choices') addChoice(content, slot, words)
  else if (slot) addNamed(content, 'element', 'value', { type: typeOf(slot), minOccurs: '0' })
  for (const child of children) addPlace(content, child, words)
  addNamed(type, 'attribute', 'label', { type: 'xs:string' })
}

/** The options of this edition, each with its words. */
function addChoice(parent: XmlElement, slot: Slot, words: Wordings | undefined): void {
  const choice = addNamed(parent, 'element', 'choice', { minOccurs: '0', maxOccurs: 'unbounded' })
  const extension = add(add(add(choice, 'complexType'), 'simpleContent'), 'extension', { base: 'xs:string' })
  const id = addNamed(extension, 'attribute', 'id', { use: 'required' })
  const options = add(add(id, 'simpleType'), 'restriction', { base: 'xs:string' })
  for (const option of slot.options) {
    const value = add(options, 'enumeration', { value: option })
    const text = words && findOptionText(words.labels, slot, option)
    if (text) addText(add(value, 'annotation'), 'documentation', text, words.labels.language)
  }
}

function annotate(element: XmlElement, place: Place, words: Wordings): void {
  const { node, slot } = place
  const label = labelOfPlace(place, words)
  const facts = [
    node?.number ? `number ${node.number}` : '',
    node?.required ? `required ${node.required === true ? 'always' : node.required}` : '',
    node?.requiredBy ? `by ${node.requiredBy}` : '',
    slot?.restricted ? 'restricted by Article 40 of the Convention of 2007' : '',
  ].filter((fact) => fact !== '')
  if (label === '' && facts.length === 0) return
  const annotation = add(element, 'annotation')
  if (label) addText(annotation, 'documentation', label, words.labels.language)
  if (facts.length > 0) addText(annotation, 'appinfo', facts.join('; '))
}

function addTranslations(parent: XmlElement): void {
  const list = add(add(addNamed(parent, 'element', 'translations', { minOccurs: '0' }), 'complexType'), 'sequence')
  const one = addNamed(list, 'element', 'translation', { maxOccurs: 'unbounded' })
  const extension = add(add(add(one, 'complexType'), 'simpleContent'), 'extension', { base: 'xs:string' })
  addNamed(extension, 'attribute', 'path', { type: 'Path', use: 'required' })
  addNamed(extension, 'attribute', 'lang', { type: 'Language', use: 'required' })
}
