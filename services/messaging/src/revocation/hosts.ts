import { BlockList, isIP } from 'node:net'

/** A host that may be asked. */
export interface Host {
  name: string
  port: number | undefined
  /** Whether its name may lead to an address that is not public. */
  internal: boolean
}

const form = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/internal)?$/

/** Reads `HOST`, `HOST:PORT`, and either with `/internal` behind it; undefined for anything else. */
export function readHost(text: string): Host | undefined {
  const [, name, port, internal] = form.exec(text.trim().toLowerCase()) ?? []
  if (name === undefined || Number(port ?? 1) > 65_535) return undefined
  return { name, port: port === undefined ? undefined : Number(port), internal: internal !== undefined }
}

/** The entry of the list that an address falls under: same host; the usual port of its protocol where none is listed. */
export function findHost({ protocol, hostname, port }: URL, hosts: readonly Host[]): Host | undefined {
  const usual = { 'http:': 80, 'https:': 443 }[protocol]
  if (usual === undefined) return undefined
  const asked = port === '' ? usual : Number(port)
  return hosts.find((host) => host.name === hostname && (host.port ?? usual) === asked)
}

/** Whether an address is of a network of its own: this machine, a private one, one of a link, one for several. */
export function isInternal(address: string): boolean {
  return internal.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const internal = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  internal.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  internal.addSubnet(network, bits, 'ipv6')
}
