import { createHmac, randomBytes, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { EbmsError } from '../../as4/ebms-error.ts'
import { ns } from '../../as4/names.ts'
import { encrypt } from '../../as4/part/gcm.ts'
import { rsaOaep } from '../../as4/security/key-transport.ts'
import { canonical } from '../../as4/xml/canonical.ts'
import { withXml } from '../../as4/xml/document.ts'
import { cut, whole } from '../chunks.ts'
import type { Draft, Mutator, Surroundings } from './draft.ts'

const algorithms = [
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
  'http://www.w3.org/2000/09/xmldsig#sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
  'http://www.w3.org/2009/xmlenc11#rsa-oaep',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2000/09/xmldsig#base64',
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  '',
]

const signatureValue = (draft: Draft, value: Buffer) => {
  draft.envelope = draft.envelope.replace(/(<ds:SignatureValue>)[^<]*/, `$1${value.toString('base64')}`)
}

/** The bytes that a signature over this header covers; where an earlier change left no XML, the text as it is. */
function signedInfo(draft: Draft): Buffer {
  const text = /<ds:SignedInfo.*?<\/ds:SignedInfo>/s.exec(draft.envelope)?.[0] ?? '<a/>'
  const scope = ['ds', 'ec'].map((prefix) => ` xmlns:${prefix}="${ns[prefix as 'ds' | 'ec']}"`).join('')
  const root = text.replace('>', text.startsWith('<ds:SignedInfo xmlns') ? '>' : `${scope}>`)
  try {
    return withXml(root, { elements: 5000, attributesOfElement: 100, depth: 100 }, (element) => canonical(element))
  } catch (error) {
    if (error instanceof EbmsError) return Buffer.from(text)
    throw error
  }
}

const encryptAll = async (draft: Draft, contents: Buffer[], key: Buffer, { recipient }: Surroundings) => {
  const { wrapped } = await rsaOaep.write(key, recipient.x509.publicKey, '')
  draft.envelope = draft.envelope.replace(/(<xenc:CipherValue>)[^<]*/, `$1${wrapped.toString('base64')}`)
  for (const [index, part] of draft.parts.entries()) {
    part.body = await whole(encrypt(cut(contents[index] ?? Buffer.alloc(0)), key, randomBytes(12)))
  }
}

const signedForms = ({ made }: Surroundings) => Promise.all(made.wire.parts.map((part) => whole(part.signed())))

/** Changes by somebody who knows how messages are protected, and may know a content, but not the sender's key. */
export const cryptoMutators: Record<string, Mutator> = {
  'another algorithm': (draft, { random }) => {
    const found = [...draft.envelope.matchAll(/Algorithm="[^"]*"/g)]
    if (found.length === 0) return
    const { index, 0: text } = random.pick(found)
    draft.envelope =
      draft.envelope.slice(0, index) +
      `Algorithm="${random.pick(algorithms)}"` +
      draft.envelope.slice(index + text.length)
  },
  'another media type of the content': (draft, { random }) => {
    const types = ['text/xml', 'text/plain', 'application/octet-stream', 'application/gzip', 'image/svg+xml']
    draft.envelope = draft.envelope.replace(/ MimeType="[^"]*"/, ` MimeType="${random.pick(types)}"`)
  },
  'a signature by a stranger': (draft, { random, stranger }) => {
    signatureValue(draft, sign('RSA-SHA256', signedInfo(draft), stranger.key))
    if (random.oneIn(2)) {
      const certificate = stranger.certificate.toString('base64')
      draft.envelope = draft.envelope.replace(/(wsu:Id="X509-[^"]*">)[^<]*/, `$1${certificate}`)
    }
  },
  'a MAC with the public key': (draft, { made: { wire } }) => {
    const certificate = /wsu:Id="X509-[^"]*">([^<]*)/.exec(wire.envelope.toString())?.[1] ?? ''
    signatureValue(draft, createHmac('sha256', Buffer.from(certificate, 'base64')).update(signedInfo(draft)).digest())
  },
  'the signature of another message': (draft, { other }) => {
    const value = /<ds:SignatureValue>([^<]*)/.exec(other.envelope)?.[1] ?? ''
    signatureValue(draft, Buffer.from(value, 'base64'))
  },
  'a digest of something else': (draft, { random, other }) => {
    const values = [...other.envelope.matchAll(/<ds:DigestValue>([^<]*)/g)].map((one) => one[1] ?? '')
    const found = [...draft.envelope.matchAll(/<ds:DigestValue>[^<]*/g)]
    if (values.length === 0 || found.length === 0) return
    const { index, 0: text } = random.pick(found)
    const after = draft.envelope.slice(index + text.length)
    draft.envelope = `${draft.envelope.slice(0, index)}<ds:DigestValue>${random.pick(values)}${after}`
  },
  'the same content encrypted anew': async (draft, surroundings) => {
    await encryptAll(draft, await signedForms(surroundings), randomBytes(16), surroundings)
  },
  'another content encrypted anew': async (draft, surroundings) => {
    const { random } = surroundings
    const contents = (await signedForms(surroundings)).map((content) =>
      random.pick([
        content,
        gzipSync('forged'),
        Buffer.concat([content, random.bytes(3)]),
        random.bytes(40),
        Buffer.alloc(0),
      ]),
    )
    await encryptAll(draft, contents, randomBytes(16), surroundings)
  },
  'another content under the same key': async (draft, { random, made }) => {
    if (draft.parts.length === 0) return
    const content = random.pick([gzipSync('forged'), random.bytes(40), Buffer.alloc(0)])
    random.pick(draft.parts).body = await whole(encrypt(cut(content), made.wire.contentKey, randomBytes(12)))
  },
  'a tag or vector cut': (draft, { random }) => {
    if (draft.parts.length === 0) return
    const part = random.pick(draft.parts)
    const gone = 1 + random.below(28)
    part.body = random.oneIn(2) ? part.body.subarray(gone) : part.body.subarray(0, -gone)
  },
  'no signature': (draft) => {
    draft.envelope = draft.envelope.replace(/<ds:Signature .*<\/ds:Signature>/s, '')
  },
  'no encryption': async (draft, surroundings) => {
    draft.envelope = draft.envelope
      .replaceAll(/<xenc:EncryptedData.*?<\/xenc:EncryptedData>/gs, '')
      .replace(/<xenc:EncryptedKey.*<\/xenc:EncryptedKey>/s, '')
    for (const [index, content] of (await signedForms(surroundings)).entries()) {
      const part = draft.parts[index]
      if (part !== undefined) part.body = content
    }
  },
}
