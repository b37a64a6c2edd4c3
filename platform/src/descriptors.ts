import { createFileRegistry, type DescMethod, type FileRegistry, fromBinary } from '@bufbuild/protobuf'
import { base64Decode } from '@bufbuild/protobuf/wire'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import { Fault } from './errors.ts'
import { descriptors } from './gen/descriptors.ts'

let read: FileRegistry | undefined

/** The contract, `proto/`, as the process knows it: the one source for access rules, REST paths and JSON. */
export function contract(): FileRegistry {
  read ??= registryOf(descriptors)
  return read
}

/** A registry of the given FileDescriptorSet, in base64. */
export function registryOf(base64: string): FileRegistry {
  return createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(base64)))
}

/** One method of the contract. */
export interface Rpc {
  /** Full name of the service, for example `sustento.cases.v1.CasesService`. */
  service: string
  /** Name of the method, for example `GetCase`. */
  method: string
  /** As gRPC asks for it, `/service/method`. */
  path: string
  desc: DescMethod
}

/** Every method of our services, for example for the isolation suite. */
export function allRpcs(registry: FileRegistry = contract()): Rpc[] {
  return [...registry.files]
    .filter((file) => file.proto.package.startsWith('sustento.'))
    .flatMap((file) => file.services)
    .flatMap((service) => service.methods.map(rpcOf))
}

/** The method at a gRPC path; an unknown one is a mistake in the composition. */
export function getRpc(path: string, registry: FileRegistry = contract()): Rpc {
  const [, service = '', method] = path.split('/')
  const desc = registry.getService(service)?.methods.find(({ name }) => name === method)
  if (!desc) throw new Fault(`configuration: ${path} is not in the contract`)
  return rpcOf(desc)
}

function rpcOf(desc: DescMethod): Rpc {
  return {
    service: desc.parent.typeName,
    method: desc.name,
    path: `/${desc.parent.typeName}/${desc.name}`,
    desc,
  }
}
