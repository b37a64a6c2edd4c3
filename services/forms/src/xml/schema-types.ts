import type { XmlElement } from 'libxml2-wasm'
import type { ValueKind } from '../domain/answers.ts'
import type { NodeType } from '../domain/form.ts'
import type { Slot } from '../domain/slots.ts'
import { add, addNamed, addText } from './schema-elements.ts'

/** The type of an answer: what it holds, and for whoever reads the schema what is meant. */
interface AnswerType {
  readonly name: string
  readonly base: string
  readonly says: string
}

const kinds: Readonly<Record<Exclude<ValueKind, 'choices'>, AnswerType>> = {
  text: { name: 'Text', base: 'xs:string', says: 'As it was given, white space included; `lang` says its language.' },
  ticked: { name: 'Tick', base: 'xs:boolean', says: 'A box that is ticked, or yes and no.' },
  date: { name: 'Date', base: 'PartialDate', says: 'A date, which for a birth may lack day and month.' },
  number: { name: 'Number', base: 'Amount', says: 'An amount in the currency that the form says beside it.' },
}

/** Texts that are codes. They are named and not restricted: their lists change without the edition of a form. */
const codes: Partial<Record<NodeType, AnswerType>> = {
  memberState: {
    name: 'MemberState',
    base: 'xs:string',
    says: 'ISO 3166-1 alpha-2 code of a State that the instrument binds.',
  },
  country: { name: 'Country', base: 'xs:string', says: 'ISO 3166-1 alpha-2 code.' },
  currency: { name: 'Currency', base: 'xs:string', says: 'ISO 4217 code.' },
  iban: { name: 'Iban', base: 'xs:string', says: 'International bank account number, ISO 13616.' },
  bic: { name: 'Bic', base: 'xs:string', says: 'BIC, ISO 9362, or another bank code.' },
}

/** The type of a slot's value. */
export const typeOf = ({ kind, type }: Slot): string =>
  kind === 'choices' ? 'Choice' : (codes[type]?.name ?? kinds[kind].name)

/** The named types, the same in every schema. */
export function addTypes(root: XmlElement): void {
  for (const type of [...Object.values(kinds), ...Object.values(codes)]) addAnswerType(root, type)
  restrict(addSimple(root, 'Language', 'BCP 47.'), 'xs:string', '[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}')
  restrict(addSimple(root, 'Version', 'The first number is that of the namespace.'), 'xs:string', '1\\.[0-9]{1,3}')
  restrict(
    addSimple(root, 'Path', 'The names of elements, with the index of a block.'),
    'xs:string',
    '[A-Za-z0-9_.\\[\\]\\-]{1,200}',
  )
  restrict(addSimple(root, 'Line', 'One line of text.'), 'xs:string', '.{1,200}')
  restrict(
    addSimple(root, 'Amount', 'Digits and a decimal point.'),
    'xs:decimal',
    '(0|[1-9][0-9]{0,14})(\\.[0-9]{1,4})?',
  )
  const date = add(addSimple(root, 'PartialDate', 'A year, a month or a day.'), 'union')
  restrict(add(date, 'simpleType'), 'xs:gYear', '[0-9]{4}')
  restrict(add(date, 'simpleType'), 'xs:gYearMonth', '[0-9]{4}-[0-9]{2}')
  restrict(add(date, 'simpleType'), 'xs:date', '[0-9]{4}-[0-9]{2}-[0-9]{2}')
}

function addAnswerType(root: XmlElement, { name, base, says }: AnswerType): void {
  const type = addNamed(root, 'complexType', name)
  addText(add(type, 'annotation'), 'documentation', says, 'en')
  const extension = add(add(type, 'simpleContent'), 'extension', { base })
  addNamed(extension, 'attribute', 'label', { type: 'xs:string' })
  if (base === 'xs:string') addNamed(extension, 'attribute', 'lang', { type: 'Language' })
}

function addSimple(root: XmlElement, name: string, says: string): XmlElement {
  const type = addNamed(root, 'simpleType', name)
  addText(add(type, 'annotation'), 'documentation', says, 'en')
  return type
}

function restrict(type: XmlElement, base: string, pattern: string): void {
  add(add(type, 'restriction', { base }), 'pattern', { value: pattern })
}
