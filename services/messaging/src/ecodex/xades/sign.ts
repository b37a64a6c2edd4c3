import { algorithm } from '../../as4/names.ts'
import type { KeyPair } from '../../as4/security/sign.ts'
import { canonicalFragment } from '../../as4/xml/canonical.ts'
import { notTheSignature } from './names.ts'
import { type SigningData, sha256, writeSignature } from './write-signature.ts'

/**
 * Signs an XML document as XAdES-B with the signature inside, as the last child of its root. What is returned is
 * canonical but for the signature; the same data gives the same bytes.
 */
export async function signEnveloped(fragment: string, signer: KeyPair, data: SigningData): Promise<string> {
  const document = canonicalFragment(fragment)
  const transforms =
    `<ds:Transforms><ds:Transform Algorithm="${notTheSignature.algorithm}">` +
    `<ds:XPath>${notTheSignature.xpath}</ds:XPath></ds:Transform>` +
    `<ds:Transform Algorithm="${algorithm.canonical}"/></ds:Transforms>`
  const signature = await writeSignature({ uri: '', transforms, digest: sha256(document) }, signer, data)
  const end = document.lastIndexOf('</')
  return document.slice(0, end) + signature + document.slice(end)
}
