import type { XmlElement } from 'libxml2-wasm'
import { type EbmsCode, fail } from '../ebms-error.ts'
import { textOf } from '../xml/element.ts'

/** Reads base64 content. White space is allowed, as XML tools wrap lines; any other spelling than the one is not. */
export function base64Of(element: XmlElement, code: EbmsCode, bytes?: number): Buffer {
  const text = textOf(element, code).replace(/[ \t\r\n]/g, '')
  const value = Buffer.from(text, 'base64')
  if (text === '' || value.toString('base64') !== text || (bytes !== undefined && value.length !== bytes)) {
    fail(code, `${element.name} is not base64 of the right length`)
  }
  return value
}
