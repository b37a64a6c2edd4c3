import type { X509Certificate } from 'node:crypto'
import { fail } from '../../as4/ebms-error.ts'
import { ns } from '../../as4/names.ts'
import { withSoap } from '../../as4/xml/document.ts'
import { is, sequence } from '../../as4/xml/element.ts'
import { asicNs } from '../asic/names.ts'
import { type Trust, verifySignature } from './verify.ts'

/** A signature over one file of a container: who signed, and the digest that the file must have. */
export interface DetachedSignature {
  signer: X509Certificate
  file: string
  hash: string
  digest: Buffer
}

/** Verifies a META-INF/signatures.xml with one signature over one file, which is digested as it is. */
export function verifyDetached(bytes: Uint8Array, trust: Trust): DetachedSignature {
  return withSoap(bytes, (root) => {
    if (!is(root, asicNs, 'XAdESSignatures')) fail('EBMS:0103', 'not the signatures of a container')
    const children = sequence(root, 'EBMS:0103')
    const signature = children.one(ns.ds, 'Signature')
    children.end()
    const { signer, content } = verifySignature(signature, trust)
    if (content.transforms !== undefined) fail('EBMS:0103', 'a transform is not allowed')
    return { signer, file: decodeUri(content.uri), hash: content.hash, digest: content.value }
  })
}

function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return fail('EBMS:0103', 'a signature reference is not a file name')
  }
}
