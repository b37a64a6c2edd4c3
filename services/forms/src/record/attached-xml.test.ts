import { deflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { Refused } from '@sustento/platform/errors'
import { fromPlain } from '../domain/plain.ts'
import { testApp } from '../testing/app.ts'
import { entryOf } from '../testing/context.ts'
import { samplePlain } from '../testing/sample.ts'
import { readFormFile } from '../usecases/read-form-file.ts'
import { renderForm } from '../usecases/render-form.ts'
import { writeXml } from '../usecases/write-form-xml.ts'
import { findAttachedXml } from './attached-xml.ts'

const app = testApp()
const VIII = 'ec-4-2009-annex-VIII'
const answers = fromPlain(entryOf(VIII).model, samplePlain(VIII))
const words = { language: 'fr', reference: 'R-1' }
const xml = Buffer.from(writeXml(app, VIII, answers, words))
const pdf = renderForm(app, VIII, answers, {
  ...words,
  renderedAt: new Date('2027-01-18T10:00:00Z'),
  preview: false,
  signedParts: [],
})

/** A file with one embedded file, as any program writes it. */
const withAttachment = (content: Buffer, dictionary: string): Buffer =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n7 0 obj\n<< /Type /EmbeddedFile ${dictionary} >>\nstream\r\n`),
    content,
    Buffer.from('\nendstream\nendobj\n%%EOF'),
  ])
const flate = (content: Buffer, more = '') => {
  const packed = deflateSync(content)
  return withAttachment(packed, `/Filter [/FlateDecode] /Length ${packed.length} ${more}`)
}

test('a record gives the answers that its XML gives', async () => {
  const read = await readFormFile(app, await pdf)
  expect(read).toEqual(await readFormFile(app, xml))
  expect(read.answers).toHaveLength(answers.length)
})

describe('an attachment is found', () => {
  test.each<[string, Buffer]>([
    ['as it is', withAttachment(xml, `/Length ${xml.length}`)],
    ['with its length elsewhere', withAttachment(xml, '/Length 9 0 R')],
    ['compressed', flate(xml)],
    ['after another', Buffer.concat([flate(Buffer.from('<html/>')), flate(xml)])],
    ['twice', Buffer.concat([flate(xml), withAttachment(xml, `/Length ${xml.length}`)])],
  ])('%s', async (_, file) => {
    expect(await readFormFile(app, file)).toMatchObject({ form: VIII, reference: 'R-1' })
  })
})

describe('refused', () => {
  const bomb = deflateSync(Buffer.concat([xml, Buffer.alloc(64 * 1024 * 1024, 0x20)]))
  test.each<[string, Buffer]>([
    ['a PDF without attachment', Buffer.from('%PDF-1.7\n%%EOF')],
    ['a bomb', withAttachment(bomb, `/Filter /FlateDecode /Length ${bomb.length}`)],
    ['a stream that is cut off', withAttachment(xml, '/Length 99999999')],
    ['another filter', withAttachment(xml, `/Filter /LZWDecode /Length ${xml.length}`)],
    ['rubbish that says it is compressed', withAttachment(xml, `/Filter /FlateDecode /Length ${xml.length}`)],
    ['an attachment of another kind', flate(Buffer.from('<Invoice xmlns="urn:x"/>'))],
    ['a form that is broken', flate(Buffer.from(xml.toString().replace('</form>', '')))],
    ['a form beside another one', Buffer.concat([flate(xml), flate(Buffer.from(`${xml}\n`))])],
    ['no PDF and no XML', Buffer.from('hello')],
  ])('%s', async (_, file) => {
    await expect(readFormFile(app, file)).rejects.toThrow(Refused)
  })

  test('of thousands of attachments no more than some are looked at', () => {
    const file = Buffer.concat([Buffer.from('1 0 obj << /EmbeddedFile >> stream\n'.repeat(50_000)), flate(xml)])
    expect(findAttachedXml(file)).toBeUndefined()
  })

  test('a file larger than any record is not looked at', () => {
    expect(findAttachedXml(Buffer.concat([flate(xml), Buffer.alloc(64 * 1024 * 1024)]))).toBeUndefined()
  })
})
