import type { Draft, Mutator } from './draft.ts'
import type { Random } from './random.ts'

const lines = [
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: text/xml; charset=UTF-16',
  'Content-Encoding: gzip',
  'Content-Disposition: attachment; filename="../../a"',
  ' folded',
  'X',
  ': y',
  `X: ${'y'.repeat(9000)}`,
]

const blockOf = (draft: Draft, random: Random) => (random.oneIn(4) ? draft : random.pick([draft, ...draft.parts]))
const swapIn = <T>(list: T[], random: Random) => {
  const [a, b] = [random.below(list.length), random.below(list.length)]
  ;[list[a], list[b]] = [list[b] as T, list[a] as T]
}

/** Changes of how a message is packed. */
export const mimeMutators: Record<string, Mutator> = {
  'another boundary': (draft, { random }) => {
    draft.boundary = random.pick([`${draft.boundary}1`, draft.boundary?.slice(0, -1), '', 'a b', undefined])
  },
  'a content type changed': (draft, { random }) => {
    draft.contentType = random.pick([
      draft.contentType.replace('multipart/related', 'multipart/mixed'),
      draft.contentType.replace(/boundary="?/, '$&x'),
      draft.contentType.replace(/; type=.*/, ''),
      `${draft.contentType}; start="<x>"`,
      `${draft.contentType}; charset=UTF-16`,
      'application/soap+xml',
      'text/xml',
      '',
    ])
  },
  'a header line put in': (draft, { random }) => {
    const where = blockOf(draft, random)
    const line = random.pick(lines)
    where.block = random.oneIn(2) ? `${where.block}\r\n${line}` : `${line}\r\n${where.block}`
  },
  'a header line taken out': (draft, { random }) => {
    const where = blockOf(draft, random)
    const all = where.block.split('\r\n')
    all.splice(random.below(all.length), 1)
    where.block = all.join('\r\n')
  },
  'line feeds only': (draft, { random }) => {
    const where = blockOf(draft, random)
    where.block = where.block.replaceAll('\r\n', '\n')
  },
  'another content id': (draft, { random }) => {
    if (draft.parts.length === 0) return
    const part = random.pick(draft.parts)
    part.block = part.block.replace(/<(.*)>/, (_, id) =>
      random.pick([`<${id}x>`, `<${id.toUpperCase()}>`, `<${id.replace('@', '%40')}>`, '<>', id, `<${id}> <${id}>`]),
    )
  },
  'a part taken out': (draft, { random }) => {
    draft.parts.splice(random.below(draft.parts.length), 1)
  },
  'a part twice': (draft, { random }) => {
    if (draft.parts.length > 0) draft.parts.push({ ...random.pick(draft.parts) })
  },
  'parts in another order': (draft, { random }) => {
    if (draft.parts.length > 0) swapIn(draft.parts, random)
  },
  'bodies exchanged': (draft, { random }) => {
    if (draft.parts.length === 0) return
    const bodies = draft.parts.map(({ body }) => body)
    swapIn(bodies, random)
    for (const [index, part] of draft.parts.entries()) part.body = bodies[index] as Buffer
  },
  'a part of another message': (draft, { random, other }) => {
    if (draft.parts.length === 0 || other.parts.length === 0) return
    random.pick(draft.parts).body = random.pick(other.parts).body
  },
}
