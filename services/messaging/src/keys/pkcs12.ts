import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { OctetString } from 'asn1js'
import { CertBag, ContentInfo, EncryptedData, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeContents } from 'pkijs'
import { decryptLegacy } from './pkcs12-legacy.ts'

/** What a PKCS#12 file holds. */
export interface Pkcs12 {
  keys: KeyObject[]
  certificates: X509Certificate[]
}

const version3 = Buffer.from([0x02, 0x01, 0x03])

/** Whether a file is PKCS#12: a sequence that begins with its version. */
export function isPkcs12(bytes: Buffer): boolean {
  const [tag, length = 0] = bytes
  const content = 2 + (length > 0x80 ? length & 0x7f : 0)
  return tag === 0x30 && bytes.subarray(content, content + version3.length).equals(version3)
}

/** Opens a PKCS#12 file (RFC 7292), new or old, whose integrity the password proves; throws for another password. */
export async function openPkcs12(bytes: Buffer, password: string): Promise<Pkcs12> {
  const secret = new TextEncoder().encode(password).buffer
  const file = PFX.fromBER(bytes)
  await file.parseInternalValues({ password: secret, checkIntegrity: true })
  const safe = file.parsedValue?.authenticatedSafe
  if (!safe) throw new TypeError('not a PKCS#12 file under a password')
  const contents = await Promise.all(safe.safeContents.map((content) => openContent(content, secret, password)))
  const bags = contents.flatMap(({ safeBags }) => safeBags).map(({ bagValue }) => bagValue)
  const isKey = (bag: unknown) => bag instanceof PKCS8ShroudedKeyBag || bag instanceof PrivateKeyInfo
  return {
    keys: bags.filter(isKey).map((bag) => toKey(bag.toSchema().toBER(), password)),
    certificates: bags.filter((bag) => bag instanceof CertBag).map(toCertificate),
  }
}

async function openContent(
  { contentType, content }: ContentInfo,
  secret: ArrayBuffer,
  password: string,
): Promise<SafeContents> {
  if (contentType === ContentInfo.DATA && content instanceof OctetString)
    return SafeContents.fromBER(content.getValue())
  if (contentType !== ContentInfo.ENCRYPTED_DATA) throw new TypeError('under a key and not under a password')
  const encrypted = new EncryptedData({ schema: content })
  const { encryptedContentInfo: info } = encrypted
  const data = Buffer.from(info.getEncryptedContent())
  const plain = decryptLegacy(info.contentEncryptionAlgorithm, data, password)
  return SafeContents.fromBER(plain ?? (await encrypted.decrypt({ password: secret })))
}

function toKey(der: ArrayBuffer, passphrase: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8', passphrase })
}

function toCertificate({ certValue }: CertBag): X509Certificate {
  if (!(certValue instanceof OctetString)) throw new TypeError('a certificate of an unknown kind')
  return new X509Certificate(Buffer.from(certValue.valueBlock.valueHexView))
}
