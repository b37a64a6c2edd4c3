import type { XmlElement } from 'libxml2-wasm'
import { ns } from '../names.ts'
import { readReference } from '../security/read-reference.ts'
import { attributeOf, elementsOf, is, sequence, textOf } from '../xml/element.ts'
import type { Signal, SignalledError, SignedDigest } from './signal.ts'
import { messageIdOf, timestampOf } from './values.ts'

/** Reads an eb:SignalMessage: a receipt of non-repudiation, errors, or a pull request. Anything else is refused. */
export function readSignal(element: XmlElement): Signal {
  const children = sequence(element)
  const info = sequence(children.one(ns.eb, 'MessageInfo'))
  const timestamp = timestampOf(info.one(ns.eb, 'Timestamp'))
  const messageId = messageIdOf(info.one(ns.eb, 'MessageId'))
  const ref = info.maybe(ns.eb, 'RefToMessageId')
  info.end()
  const isPullRequest = children.maybe(ns.eb, 'PullRequest') !== undefined
  const receipt = children.maybe(ns.eb, 'Receipt')
  const errors = children.many(ns.eb, 'Error').map(readError)
  children.end()
  const refToMessageId = ref === undefined ? '' : messageIdOf(ref)
  return {
    timestamp,
    messageId,
    refToMessageId,
    ...(receipt === undefined ? {} : { receipt: readReceipt(receipt) }),
    errors,
    isPullRequest,
  }
}

/** Other elements beside the non-repudiation information are left alone: phase4 adds one of its own. */
function readReceipt(element: XmlElement): SignedDigest[] {
  const information = elementsOf(element, 'EBMS:0302').filter((e) => is(e, ns.ebbp, 'NonRepudiationInformation'))
  return information.flatMap((one) => {
    const children = sequence(one, 'EBMS:0302')
    const parts = children.many(ns.ebbp, 'MessagePartNRInformation')
    children.end()
    return parts.map((part) => {
      const inner = sequence(part, 'EBMS:0302')
      const { uri, algorithm, value } = readReference(inner.one(ns.ds, 'Reference'))
      inner.end()
      return { uri, algorithm, value }
    })
  })
}

function readError(element: XmlElement): SignalledError {
  const children = sequence(element)
  children.maybe(ns.eb, 'Description')
  const detail = children.maybe(ns.eb, 'ErrorDetail')
  children.end()
  return {
    code: attributeOf(element, 'errorCode') ?? '',
    short: attributeOf(element, 'shortDescription') ?? '',
    detail: detail === undefined ? '' : textOf(detail).slice(0, 1000),
  }
}
