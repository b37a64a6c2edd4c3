import { type ByteSource, collect } from './bytes.ts'
import { fail } from './ebms-error.ts'
import { type Envelope, readEnvelope } from './envelope.ts'
import { type ContentType, readContentType } from './mime/content-type.ts'
import { type ArrivingPart, type Framing, type MultipartLimits, readMultipart } from './mime/reader.ts'
import { maxParts } from './names.ts'

/** A message whose header has been read and whose parts are still on their way. */
export interface Arrival {
  envelope: Envelope
  /** The SOAP part as it came. */
  soap: Buffer
  contentType: string
  /** Line ends and boundary, complete when all parts are read; undefined where the SOAP part came alone. */
  framing: Framing | undefined
  /** Header block of the SOAP part; empty where it came alone. */
  block: string
  /** The parts in the order of the wire. */
  parts: AsyncIterable<ArrivingPart>
}

const soapType = 'application/soap+xml'
const soapBytes = 1 << 20
const limits: MultipartLimits = { parts: maxParts + 1, headerBytes: 8192 }

/** Reads the SOAP part of what arrives; at most 1 MiB of it is held. */
export async function openArrival(contentType: string, body: ByteSource): Promise<Arrival> {
  const type = readContentType(contentType)
  if (type.type === soapType) {
    checkCharset(type)
    const soap = await readSoap(body)
    return { envelope: readEnvelope(soap), soap, contentType, framing: undefined, block: '', parts: none() }
  }
  const framing: Framing = { boundary: boundaryOf(type), preamble: '', epilogue: '' }
  const parts = readMultipart(body, framing.boundary, limits, framing)
  const root = (await parts.next()).value ?? fail('EBMS:0007', 'the message has no part')
  checkRoot(type, root)
  const soap = await readSoap(root.body)
  return { envelope: readEnvelope(soap), soap, contentType, framing, block: root.block, parts }
}

function boundaryOf(type: ContentType): string {
  if (type.type !== 'multipart/related') fail('EBMS:0007', 'neither SOAP nor multipart/related')
  const root = type.parameters.get('type') ?? soapType
  if (root.toLowerCase() !== soapType) fail('EBMS:0007', 'the type parameter does not name SOAP 1.2')
  return type.parameters.get('boundary') ?? fail('EBMS:0007', 'the boundary parameter is missing')
}

/** The first part is the root, whatever a start parameter may want to make of it. */
function checkRoot(type: ContentType, root: ArrivingPart): void {
  const start = type.parameters.get('start')
  if (start !== undefined && start !== `<${root.headers.contentId}>`) {
    fail('EBMS:0007', 'the start parameter does not name the first part')
  }
  if (root.headers.contentType.type !== soapType) fail('EBMS:0007', 'the first part is not SOAP 1.2')
  checkCharset(root.headers.contentType)
}

function checkCharset(type: ContentType): void {
  if ((type.parameters.get('charset') ?? 'utf-8').toLowerCase() !== 'utf-8')
    fail('EBMS:0009', 'the charset is not UTF-8')
}

const readSoap = (body: ByteSource) => collect(body, soapBytes, () => fail('EBMS:0009', 'the SOAP part is too large'))

async function* none(): AsyncGenerator<ArrivingPart> {}
