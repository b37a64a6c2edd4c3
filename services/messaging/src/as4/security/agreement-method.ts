import type { KeyObject } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { declare, ns } from '../names.ts'
import { attributeOf, type Sequence, sequence, textOf } from '../xml/element.ts'
import { base64Of } from './base64.ts'
import { readEphemeral, writeEphemeral } from './ephemeral-key.ts'

/** Algorithm of the xenc:EncryptionMethod of an agreed key. */
export const keyWrap = 'http://www.w3.org/2001/04/xmlenc#kw-aes128'
const derivation = 'http://www.w3.org/2021/04/xmldsig-more#hkdf'
const prf = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'

/** An xenc:AgreementMethod as it was read. */
export interface Agreement {
  uri: string
  /** The sender's public key for this message, SubjectPublicKeyInfo. */
  ephemeral: Buffer
  salt: Buffer
  info: Buffer
  /** Names the certificate that the key is agreed with; lasts as long as its document. */
  recipient: XmlElement
}

/** Writes the method and the ds:KeyInfo content of an agreed key, element by element as Santuario 4 writes them. */
export function writeAgreement(uri: string, ephemeral: KeyObject, salt: Buffer, reference: string) {
  const parameters =
    `<dsig-more:HKDFParams${declare('dsig-more')}><dsig-more:PRF Algorithm="${prf}"/>` +
    `<dsig-more:Salt>${salt.toString('base64')}</dsig-more:Salt><dsig-more:KeyLength>16</dsig-more:KeyLength>` +
    `</dsig-more:HKDFParams>`
  return {
    method: `<xenc:EncryptionMethod Algorithm="${keyWrap}"/>`,
    keyInfo:
      `<xenc:AgreementMethod Algorithm="${uri}"><xenc11:KeyDerivationMethod${declare('xenc11')}` +
      ` Algorithm="${derivation}">${parameters}</xenc11:KeyDerivationMethod>` +
      `<xenc:OriginatorKeyInfo>${writeEphemeral(ephemeral)}</xenc:OriginatorKeyInfo>` +
      `<xenc:RecipientKeyInfo>${reference}</xenc:RecipientKeyInfo></xenc:AgreementMethod>`,
  }
}

/** Reads the ds:KeyInfo of an agreed key. */
export function readAgreement(keyInfo: XmlElement): Agreement {
  const content = sequence(keyInfo, 'EBMS:0103')
  const method = content.one(ns.xenc, 'AgreementMethod')
  content.end()
  const children = sequence(method, 'EBMS:0103')
  const parameters = readDerivation(children.one(ns.xenc11, 'KeyDerivationMethod'))
  const ephemeral = readEphemeral(children.one(ns.xenc, 'OriginatorKeyInfo'))
  const recipient = children.one(ns.xenc, 'RecipientKeyInfo')
  children.end()
  return { uri: attributeOf(method, 'Algorithm') ?? '', ephemeral, recipient, ...parameters }
}

function readDerivation(element: XmlElement): { salt: Buffer; info: Buffer } {
  const content = sequence(element, 'EBMS:0103')
  const parameters = sequence(content.one(ns['dsig-more'], 'HKDFParams'), 'EBMS:0103')
  content.end()
  const read = {
    prf: attributeOf(parameters.one(ns['dsig-more'], 'PRF'), 'Algorithm'),
    salt: readOctets(parameters, 'Salt'),
    info: readOctets(parameters, 'Info'),
    length: parameters.maybe(ns['dsig-more'], 'KeyLength'),
  }
  parameters.end()
  const agreed =
    attributeOf(element, 'Algorithm') === derivation &&
    read.prf === prf &&
    (read.length === undefined || textOf(read.length, 'EBMS:0103').trim() === '16')
  return agreed ? read : fail('EBMS:0103', 'the key derivation is not agreed')
}

/** Optional octets: none are an empty string, of which HKDF makes the same (RFC 5869, 2.2). */
function readOctets(parameters: Sequence, name: string): Buffer {
  const element = parameters.maybe(ns['dsig-more'], name)
  if (element === undefined) return Buffer.alloc(0)
  const octets = base64Of(element, 'EBMS:0103')
  return octets.length <= 256 ? octets : fail('EBMS:0103', 'a parameter of the key derivation is too long')
}
