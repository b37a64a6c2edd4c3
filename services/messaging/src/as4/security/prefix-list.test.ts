import { createHash, sign } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { XmlElement } from 'libxml2-wasm'
import { pieces } from '../../testing/chunks.ts'
import { testAccessPoints } from '../../testing/identities.ts'
import { makeMessage } from '../../testing/wire.ts'
import { openArrival } from '../arrival.ts'
import { readEnvelope } from '../envelope.ts'
import { algorithm, ns } from '../names.ts'
import { canonical } from '../xml/canonical.ts'
import { withSoap } from '../xml/document.ts'
import { elementsOf } from '../xml/element.ts'
import { verifySignature } from './verify.ts'

const { east, west } = await testAccessPoints(['east', 'west'])
const at = new Date('2026-11-22T10:00:00Z')

const descend = (root: XmlElement, ...names: string[]): XmlElement =>
  names.reduce((element, name) => {
    const found = elementsOf(element, 'EBMS:0009').find((child) => child.name === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }, root)

/** Rewrites a message as WSS4J writes it: an inclusive prefix for each canonicalisation, base64 in lines. */
function asWss4j(envelope: Buffer): Buffer {
  const inclusive = `<ec:InclusiveNamespaces xmlns:ec="${ns.ec}" PrefixList="S12"/>`
  const withLists = envelope
    .toString()
    .replaceAll(
      `Algorithm="${algorithm.canonical}"></ds:Transform>`,
      `Algorithm="${algorithm.canonical}">${inclusive}</ds:Transform>`,
    )
    .replace(`Algorithm="${algorithm.canonical}"></ds:Can`, `Algorithm="${algorithm.canonical}">${inclusive}</ds:Can`)
    .replace(/xmlns:S12="[^"]*" (?=xmlns:wsu="[^"]*" S12:must)/, '')
  const digest = (text: string, ...path: string[]) =>
    withSoap(Buffer.from(text), (root) =>
      createHash('sha256')
        .update(canonical(descend(root, ...path), ['S12']))
        .digest('base64'),
    )
  let text = withLists
  for (const path of [['Header', 'Messaging'], ['Body']]) {
    const prefix = path[1] === undefined ? 'BODY' : 'MSG'
    const value = new RegExp(`(URI="#${prefix}-.*?<ds:DigestValue>)[^<]*`, 's')
    text = text.replace(value, `$1${digest(text, ...path)}`)
  }
  const signedInfo = withSoap(Buffer.from(text), (root) =>
    canonical(descend(root, 'Header', 'Security', 'Signature', 'SignedInfo'), ['S12']),
  )
  const value = sign('RSA-SHA256', signedInfo, east.key).toString('base64').replace(/.{76}/g, '$&\n')
  return Buffer.from(text.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`))
}

describe('a signature with an InclusiveNamespaces PrefixList', () => {
  test('is verified with the prefixes that it lists, and with no others', async () => {
    const { wire } = await makeMessage(east, west)
    const foreign = asWss4j(wire.envelope)
    const { security } = readEnvelope(foreign)
    if (security.signature === undefined) throw new Error('not signed')
    expect((await verifySignature(security.signature, east, at)).raw).toEqual(east.certificate)
    const others = foreign.toString().replaceAll('PrefixList="S12"', 'PrefixList=""')
    await expect(async () => {
      const { signature } = readEnvelope(Buffer.from(others)).security
      if (signature !== undefined) await verifySignature(signature, east, at)
    }).rejects.toThrow('EBMS:0101')
  })

  test.each(['S12 ../x', '<', Array.from({ length: 40 }, (_, i) => `p${i}`).join(' ')])(
    '%j is refused',
    async (list) => {
      const { wire } = await makeMessage(east, west)
      const foreign = asWss4j(wire.envelope)
        .toString()
        .replace('PrefixList="S12"', `PrefixList="${list.replace('<', '&lt;')}"`)
      await expect(openArrival('application/soap+xml', pieces(Buffer.from(foreign), 4096))).rejects.toThrow('EBMS:0103')
    },
  )
})
