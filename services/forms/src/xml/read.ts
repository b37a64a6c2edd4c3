import { refuse } from '@sustento/platform/errors'
import { XmlDocument, type XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import type { Answer } from '../domain/answers.ts'
import type { FormModel } from '../domain/model.ts'
import { type FormDocument, namespaceOf } from './document.ts'
import { attribute, elementsOf } from './elements.ts'
import { parseXml } from './parse.ts'
import { readAnswers } from './read-answers.ts'
import { writeFormSchema } from './schema.ts'

const validators = new WeakMap<FormModel, XsdValidator>()

/** Compiled once for a form: a few milliseconds and some hundred kilobytes, for as long as the catalogue lives. */
function validatorOf(model: FormModel): XsdValidator {
  const known = validators.get(model)
  if (known) return known
  using schema = XmlDocument.fromBuffer(writeFormSchema(model))
  const validator = XsdValidator.fromDoc(schema)
  validators.set(model, validator)
  return validator
}

/**
 * Reads our XML strictly: UTF-8, no document type (so no entities of its own), a form and edition among those that are
 * known here by their namespaces, nothing that its schema does not know.
 */
export function readFormXml(bytes: Uint8Array, known: ReadonlyMap<string, FormModel>): FormDocument {
  using document = parseXml(bytes)
  const { root } = document
  const model = known.get(root.namespaceUri)
  if (!model) refuse('INVALID_ARGUMENT', 'the XML is not of a form and edition that are known here')
  try {
    validatorOf(model).validate(document)
  } catch (error) {
    // What the validator says may quote the text, which is personal data: only the place leaves.
    const line = error instanceof XmlValidateError ? error.details[0]?.line : undefined
    const where = line ? { line: String(line) } : undefined
    refuse('INVALID_ARGUMENT', `the XML does not follow the schema ${namespaceOf(model.form)}`, where)
  }
  const [, body, translations] = elementsOf(root)
  const answers = body ? readAnswers(model, body) : []
  return {
    form: model.form.id,
    edition: model.form.edition,
    language: attribute(root, 'language'),
    reference: attribute(root, 'reference'),
    answers: translations ? withTranslations(answers, translations) : answers,
  }
}

/** Puts each translation beside the text that it translates. */
function withTranslations(answers: readonly Answer[], list: XmlElement): Answer[] {
  const byPath = new Map<string, { language: string; text: string }[]>()
  for (const element of elementsOf(list)) {
    const path = attribute(element, 'path')
    const texts = byPath.get(path) ?? []
    texts.push({ language: attribute(element, 'lang'), text: element.content })
    byPath.set(path, texts)
  }
  const answered = new Set(answers.filter((a) => a.value.kind === 'text').map((a) => a.path))
  for (const path of byPath.keys()) {
    if (!answered.has(path)) refuse('INVALID_ARGUMENT', 'the XML translates a text that it does not hold')
  }
  return answers.map((answer) => {
    const translations = byPath.get(answer.path)
    return translations ? { ...answer, translations } : answer
  })
}
