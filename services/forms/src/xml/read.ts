import { readFileSync } from 'node:fs'
import { refuse } from '@sustento/platform/errors'
import { ParseOption, XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm'
import type { Answer, Value } from '../domain/answers.ts'
import type { FormDocument } from './document.ts'

/** Larger than any form whose texts keep to their limit in sum; the transport refuses more anyway. */
export const xmlLimit = 4 * 1024 * 1024

const schema = XsdValidator.fromDoc(
  XmlDocument.fromBuffer(readFileSync(new URL('../../assets/form-1.xsd', import.meta.url))),
)

/**
 * Reads our XML strictly: UTF-8, no document type (so no entities of its own), nothing that the schema does not know.
 * Whether form, edition and paths exist is for the caller to judge.
 */
export function readFormXml(bytes: Uint8Array): FormDocument {
  if (bytes.length > xmlLimit) refuse('INVALID_ARGUMENT', 'the XML is larger than 4 MiB')
  using document = parse(decode(bytes))
  const { root } = document
  return {
    form: attribute(root, 'id'),
    edition: attribute(root, 'edition'),
    instruments: attribute(root, 'instrument').split(' '),
    language: attribute(root, 'language'),
    reference: attribute(root, 'reference'),
    answers: elements(root)
      .filter((e) => e.name === 'answer')
      .map(readAnswer),
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('INVALID_ARGUMENT', 'the XML is not UTF-8')
  }
}

/** The messages of the parser may quote the text, which is personal data: they stay here. */
function parse(text: string): XmlDocument {
  if (/<!DOCTYPE/i.test(text)) refuse('INVALID_ARGUMENT', 'the XML has a document type declaration')
  let document: XmlDocument | undefined
  try {
    const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOCDATA
    document = XmlDocument.fromString(text, { option })
  } catch {
    return refuse('INVALID_ARGUMENT', 'the XML is not well formed')
  }
  try {
    schema.validate(document)
    return document
  } catch {
    document.dispose()
    return refuse('INVALID_ARGUMENT', 'the XML does not follow the schema urn:sustento:form:1')
  }
}

const attribute = (element: XmlElement, name: string): string => element.attr(name)?.value ?? ''

function elements(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  for (let child = parent.firstChild; child; child = child.next) if (child instanceof XmlElement) found.push(child)
  return found
}

function readAnswer(element: XmlElement): Answer {
  const [, ...values] = elements(element)
  const [first] = values
  const language = first ? attribute(first, 'lang') : ''
  return { path: attribute(element, 'path'), value: readValue(values), ...(language ? { language } : {}) }
}

function readValue(values: readonly XmlElement[]): Value {
  const [first] = values
  const content = first?.content ?? ''
  switch (first?.name) {
    case 'ticked':
      return { kind: 'ticked', ticked: ['true', '1'].includes(content.trim()) }
    case 'choice':
      return { kind: 'choices', choices: values.map((v) => attribute(v, 'id')) }
    case 'date':
      return { kind: 'date', date: content.trim() }
    case 'number':
      return { kind: 'number', number: content.trim() }
    default:
      return { kind: 'text', text: content }
  }
}
