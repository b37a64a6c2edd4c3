import type { XmlElement } from 'libxml2-wasm'
import { type EbmsCode, fail } from '../ebms-error.ts'
import { textOf } from '../xml/element.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is its purpose
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u

/** A short text that is safe in logs and lists: no control characters, no outer white space, not too long. */
export function shortText(element: XmlElement): string {
  return checkShort(textOf(element), element.name)
}

/** A property's value: may be empty, and longer than an id. */
export function propertyText(element: XmlElement): string {
  const text = textOf(element)
  return text === '' ? text : checkShort(text, element.name, 1024)
}

/** The same rule for an attribute. */
export function checkShort(text: string, what: string, longest = 255): string {
  if (!isHeaderText(text, longest)) {
    fail('EBMS:0009', `${what} is empty, too long or has characters that are not allowed`)
  }
  return text
}

/** The same rule for an attribute that may as well be empty. */
export function checkEmptyOrShort(text: string, what: string): string {
  return text === '' ? text : checkShort(text, what)
}

/** A message id in the form of RFC 2822, without the angle brackets. */
export function messageIdOf(element: XmlElement): string {
  const id = textOf(element)
  if (!isMessageId(id)) {
    fail('EBMS:0009', `${element.name} is not of the form of RFC 2822`)
  }
  return id
}

/** Whether a text is an id that a message can have. */
export function isMessageId(text: string): boolean {
  return /^[\x21-\x3b\x3d\x3f-\x7e]{1,190}$/.test(text) && text.split('@').length === 2
}

/** Whether a text can stand in a header: what `checkShort` lets pass. */
export function isHeaderText(text: string, longest = 255): boolean {
  return text !== '' && text.length <= longest && text.trim() === text && !control.test(text)
}

/** Whether the month has that day: of the 30th of February, Date.parse makes the 2nd of March. */
const isDay = (date: string) => new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,40})?(Z|[+-]\d\d:\d\d)?$/

/**
 * An xs:dateTime with its time zone; peers write fractions of any length. One without a zone is in UTC (ebMS 3.0 core,
 * 5.2.2.1, and WS-Security, 10), and is given its Z here so that nobody takes it for local time.
 */
export function timestampOf(element: XmlElement, code: EbmsCode = 'EBMS:0009'): string {
  const text = textOf(element, code)
  const [found, zone] = shape.exec(text) ?? []
  const instant = zone === undefined ? `${text}Z` : text
  if (found === undefined || Number.isNaN(Date.parse(instant)) || !isDay(text.slice(0, 10)))
    fail(code, `${element.name} is not an instant`)
  return instant
}
