/** Whom an address stands for: an IPv4 host, or the network of an IPv6 host, which has as many addresses as it likes. */
export function sourceOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  if (v4 !== undefined || !address.includes(':')) return v4 ?? address
  const [front = '', back] = address.replace(/%.*$/, '').split('::')
  const groups = front === '' ? [] : front.split(':')
  const after = back === undefined || back === '' ? 0 : back.split(':').length
  const zeros = Math.max(0, 8 - groups.length - after)
  const network = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(back ?? '').split(':')].slice(0, 4)
  return `${network.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`
}
