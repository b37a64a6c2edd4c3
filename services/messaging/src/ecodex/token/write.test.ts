import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { testAccessPoints } from '../../testing/identities.ts'
import { readToken } from './read.ts'
import { writeToken } from './write.ts'

const { east, west } = await testAccessPoints(['east', 'west'])
const at = new Date('2026-11-22T10:00:00Z')
const trust = { certificates: [east.x509], at, sha1: false }

// What XML can hold; how its lines end is not kept.
const text = fc.string({ unit: 'grapheme', maxLength: 80 }).map((value) => value.replace(/[\p{C}\uFFFE\uFFFF]/gu, '_'))

test('a trust token is read as it was written, whatever its names are, and from its signer alone', async () => {
  const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
  const document = fc.record({ name: text, mediaType: fc.constantFrom('application/pdf', 'image/tiff'), sha256 })
  await fc.assert(
    fc.asyncProperty(text, text, document, async (issuer, sender, vouched) => {
      const token = { id: 't', issuer, country: 'CA', sender, document: vouched, at }
      const written = await writeToken(token, east)
      const levels = { technical: 'SUCCESSFUL', legal: 'SUCCESSFUL' }
      expect(readToken(written, trust).token).toEqual({ issuer, country: 'CA', document: vouched, ...levels })
      expect(await writeToken(token, east)).toEqual(written)
      expect(() => readToken(written, { ...trust, certificates: [west.x509] })).toThrow('EBMS:0101')
    }),
    { numRuns: 30 },
  )
})
