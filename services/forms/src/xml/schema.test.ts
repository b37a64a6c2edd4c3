import { describe, expect, test } from '@jest/globals'
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm'
import { inOrder } from '../domain/order.ts'
import { fromPlain } from '../domain/plain.ts'
import { catalogue, entryOf, labelsOf, languageOf } from '../testing/context.ts'
import { fullAnswers } from '../testing/full-answers.ts'
import { samplePlain } from '../testing/sample.ts'
import { namespaceOf } from './document.ts'
import { readFormXml } from './read.ts'
import { writeFormSchema } from './schema.ts'
import { type Place, treeOf } from './tree.ts'
import { writeFormXml } from './write.ts'

const known = catalogue.namespaces

test('every form and edition has a namespace of its own', () => {
  expect(known.size).toBe(catalogue.forms.size)
})

describe.each([...catalogue.forms.keys()])('%s', (id) => {
  const { model } = entryOf(id)
  const words = { labels: labelsOf(id, 'en'), language: languageOf('en') }
  using schema = XmlDocument.fromBuffer(writeFormSchema(model, words))
  const validator = XsdValidator.fromDoc(schema)

  test.each([
    ['its sample', fromPlain(model, samplePlain(id))],
    ['an answer to every point', fullAnswers(model)],
    ['nothing', []],
  ])('the schema that is given away holds for %s, and reading gives the same answers', (_, answers) => {
    const xml = writeFormXml(model, answers, words, 'R-1')
    using document = XmlDocument.fromBuffer(xml)
    expect(() => validator.validate(document)).not.toThrow()
    expect(readFormXml(xml, known).answers).toEqual(inOrder(model, answers).map(({ path, value }) => ({ path, value })))
  })

  test('no element takes the name of what stands beside it', () => {
    const check = ({ slot, children }: Place): void => {
      const names = children.map((c) => c.name)
      for (const name of names) expect(name).toMatch(/^[A-Za-z_][\w-]*$/)
      if (slot) expect(names).not.toContain(slot.kind === 'choices' ? 'choice' : 'value')
      for (const child of children) check(child)
    }
    for (const place of treeOf(model)) check(place)
  })

  test('says in the words of the language what each option is', () => {
    const text = new TextDecoder().decode(writeFormSchema(model, words))
    expect(text).toContain(`targetNamespace="${namespaceOf(model.form)}"`)
    using document = XmlDocument.fromString(text)
    const found = document.find('//xs:enumeration', { xs: 'http://www.w3.org/2001/XMLSchema' })
    const options = model.slots.filter((s) => s.kind === 'choices').flatMap((s) => s.options)
    expect(found.map((e) => (e instanceof XmlElement ? e.attr('value')?.value : ''))).toEqual(options)
    for (const element of found) expect(element.content.trim()).not.toBe('')
  })
})
