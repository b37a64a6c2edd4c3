import { fromBinary, type JsonValue, toJson } from '@bufbuild/protobuf'
import { contract } from '@sustento/platform/descriptors'
import { Fault } from '@sustento/platform/errors'

/** A message of the contract as the REST doors write it, from its bytes. */
export function contractJson(type: string, bytes: Uint8Array): JsonValue {
  const registry = contract()
  const message = registry.getMessage(type)
  if (!message) throw new Fault(`the contract has no ${type}`)
  return toJson(message, fromBinary(message, bytes), { registry, alwaysEmitImplicit: true })
}
