import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { partDigest } from './digest.ts'

function digestOf(xml: string): string {
  const digest = partDigest('text/xml')
  digest.update(Buffer.from(xml))
  return digest.value()
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')

describe('the digest of an XML part', () => {
  test.each<[string, string, string]>([
    ['a processing instruction', '<a><?b c?><d/></a>', '<a><?b c?><d></d></a>'],
    ['two of them', '<a><d/><?b?>x<?b?><d/></a>', '<a><d></d><?b?>x<?b?><d></d></a>'],
    [
      'a style sheet',
      '<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1:9/"?><a/><?b?>',
      '<?xml-stylesheet href="http://127.0.0.1:9/"?>\n<a></a>\n<?b?>',
    ],
    ['a comment', '<a><!-- b --><d/></a>', '<a><d></d></a>'],
    ['characters in CDATA', '<a><![CDATA[<]]></a>', '<a>&lt;</a>'],
  ])('F.6 with %s is that of its canonical form', (_, xml, canonical) => {
    expect(digestOf(xml)).toBe(sha256(canonical))
  })

  test.each<[string, string]>([
    ['too deep', `<a><?b?>${'<c>'.repeat(200)}${'</c>'.repeat(200)}</a>`],
    ['too many', `<a><?b?>${'<c/>'.repeat(100_001)}</a>`],
    ['of too many attributes', `<a><?b?><c ${Array.from({ length: 65 }, (_, n) => `a${n}=""`).join(' ')}/></a>`],
    ['of a relative namespace', '<a><?b?><c xmlns:x="y"/></a>'],
  ])('F.4 does not exist where elements after a processing instruction are %s', (_, xml) => {
    expect(digestOf(xml)).toBe('')
  })

  test('F.3 does not exist where there is a document type', () => {
    expect(digestOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBe('')
  })
})
