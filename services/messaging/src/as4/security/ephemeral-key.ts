import { createPublicKey, type KeyObject } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { declare, ns } from '../names.ts'
import { attributeOf, sequence } from '../xml/element.ts'
import { base64Of } from './base64.ts'
import { readDer } from './der.ts'

/** What stands before the point in a SubjectPublicKeyInfo on each agreed curve, by the name of the curve. */
const starts = new Map([
  ['urn:oid:1.2.840.10045.3.1.7', Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')],
  ['urn:oid:1.3.132.0.34', Buffer.from('3076301006072a8648ce3d020106052b81040022036200', 'hex')],
  ['urn:oid:1.3.132.0.35', Buffer.from('30819b301006072a8648ce3d020106052b8104002303818600', 'hex')],
  ['urn:oid:1.3.36.3.3.2.8.1.1.7', Buffer.from('305a301406072a8648ce3d020106092b2403030208010107034200', 'hex')],
])
const startOfX25519 = Buffer.from('302a300506032b656e032100', 'hex')
const primeOfX25519 = 2n ** 255n - 19n
const uncompressed = 4

/** Writes a public key as Santuario does: a point by its curve and coordinates, any other key by its DER. */
export function writeEphemeral(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' })
  const [curve, start] = [...starts].find(([, bytes]) => startsWith(der, bytes)) ?? []
  if (curve === undefined || start === undefined) {
    return `<dsig11:DEREncodedKeyValue${declare('dsig11')}>${der.toString('base64')}</dsig11:DEREncodedKeyValue>`
  }
  const point = der.subarray(start.length).toString('base64')
  return (
    `<ds:KeyValue><dsig11:ECKeyValue${declare('dsig11')}><dsig11:NamedCurve URI="${curve}"/>` +
    `<dsig11:PublicKey>${point}</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue>`
  )
}

/** Reads an xenc:OriginatorKeyInfo of either form into a SubjectPublicKeyInfo, which may still turn out to be no key. */
export function readEphemeral(info: XmlElement): Buffer {
  const children = sequence(info, 'EBMS:0103')
  const der = children.maybe(ns.dsig11, 'DEREncodedKeyValue')
  const bytes = der === undefined ? readPoint(children.one(ns.ds, 'KeyValue')) : base64Of(der, 'EBMS:0103')
  children.end()
  return bytes
}

function readPoint(keyValue: XmlElement): Buffer {
  const content = sequence(keyValue, 'EBMS:0103')
  const children = sequence(content.one(ns.dsig11, 'ECKeyValue'), 'EBMS:0103')
  content.end()
  const curve = attributeOf(children.one(ns.dsig11, 'NamedCurve'), 'URI') ?? ''
  const point = base64Of(children.one(ns.dsig11, 'PublicKey'), 'EBMS:0103')
  children.end()
  return Buffer.concat([starts.get(curve) ?? fail('EBMS:0103', 'the curve is not agreed'), point])
}

/**
 * Makes the key of what was read; throws where it is none. A key has exactly one spelling here: OpenSSL would also take
 * a number above the prime, a set bit that X25519 ignores, or a point with a redundant sign (hybrid form).
 */
export function openEphemeral(der: Buffer): KeyObject {
  if (readDer(der).length !== 1 || !isCanonical(der)) throw new Error('the ephemeral key is not in its usual form')
  return createPublicKey({ key: der, type: 'spki', format: 'der' })
}

function isCanonical(der: Buffer): boolean {
  if (!startsWith(der, startOfX25519)) {
    return [...starts.values()].some((start) => startsWith(der, start) && der[start.length] === uncompressed)
  }
  const littleEndian = der.subarray(startOfX25519.length)
  return BigInt(`0x${Buffer.from(littleEndian).reverse().toString('hex')}`) < primeOfX25519
}

const startsWith = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start)
