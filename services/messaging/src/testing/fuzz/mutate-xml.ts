import type { Mutator } from './draft.ts'
import { elementsIn, type Place, replaced, textOf } from './elements.ts'
import type { Random } from './random.ts'

type Change = (xml: string, random: Random, other: string) => string

const foreign = [
  '<!-- -->',
  '<?a b?>',
  '<![CDATA[x]]>',
  '&a;',
  '&#x41;',
  'text',
  ' \n\t',
  '<x:x xmlns:x="urn:x"/>',
  '<!DOCTYPE a [<!ENTITY a "b">]>',
  '\u0000',
  '\u202e',
  '😀',
]

const oneOf = (xml: string, random: Random): Place | undefined => {
  const all = elementsIn(xml)
  return all.length === 0 ? undefined : random.pick(all)
}

/** Any place next to an element or in it, outside the given element. */
function placeOutside(xml: string, random: Random, { start, end }: Place): number {
  const places = elementsIn(xml).flatMap((one) => [one.start, one.opened, one.closing, one.end])
  const free = places.filter((place) => place <= start || place >= end)
  return free.length === 0 ? start : random.pick(free)
}

const withElement =
  (change: (xml: string, place: Place, random: Random, other: string) => string): Change =>
  (xml, random, other) => {
    const place = oneOf(xml, random)
    return place === undefined ? xml : change(xml, place, random, other)
  }

/** Changes the first match at or after some place. */
const withMatch =
  (shape: RegExp, change: (match: RegExpExecArray, xml: string, random: Random) => string): Change =>
  (xml, random) => {
    const found = [...xml.matchAll(shape)]
    if (found.length === 0) return xml
    const match = random.pick(found)
    return replaced(xml, match.index, match.index + match[0].length, change(match, xml, random))
  }

const attribute = /\s([A-Za-z][\w.:-]*)="([^"<>]*)"/g
const text = />([^<>]+)</g
const anyValue = (xml: string, random: Random) => random.pick([...xml.matchAll(attribute)].map((one) => one[2] ?? ''))
const anyText = (xml: string, random: Random) => random.pick([...xml.matchAll(text)].map((one) => one[1] ?? ''))

/** Changes of a document that leave most of it well-formed. */
const changes: Record<string, Change> = {
  'an element removed': withElement((xml, { start, end }) => replaced(xml, start, end, '')),
  'an element emptied': withElement((xml, { opened, closing }) => replaced(xml, opened, closing, '')),
  'an element doubled': withElement((xml, place) => replaced(xml, place.end, place.end, textOf(xml, place))),
  'an element moved': withElement((xml, place, random) => {
    const to = placeOutside(xml, random, place)
    const moved = textOf(xml, place)
    return to <= place.start
      ? xml.slice(0, to) + moved + xml.slice(to, place.start) + xml.slice(place.end)
      : xml.slice(0, place.start) + xml.slice(place.end, to) + moved + xml.slice(to)
  }),
  'an element copied elsewhere': withElement((xml, place, random) => {
    const to = placeOutside(xml, random, place)
    return replaced(xml, to, to, textOf(xml, place))
  }),
  'an element moved away and forged in its place': withElement((xml, place, random) => {
    const original = textOf(xml, place)
    const forged = original.replace(/[0-9a-f](?=[^<>]*<\/)/, '7').replace(/Id="/, random.oneIn(2) ? 'Id="x' : 'Id="')
    const to = placeOutside(xml, random, place)
    const [first, second] = to <= place.start ? [to, place.start] : [place.end, to]
    return to <= place.start
      ? xml.slice(0, first) + original + xml.slice(first, second) + forged + xml.slice(place.end)
      : xml.slice(0, place.start) + forged + xml.slice(first, second) + original + xml.slice(second)
  }),
  'an element wrapped': withElement((xml, place, random) =>
    replaced(xml, place.start, place.end, `<x:w xmlns:x="urn:${random.below(9)}">${textOf(xml, place)}</x:w>`),
  ),
  'an element renamed': withElement((xml, place, random) => {
    const name = random.pick(elementsIn(xml)).name
    const renamed = textOf(xml, place)
      .replace(/^<[\w.:-]+/, `<${name}`)
      .replace(/<\/[\w.:-]+>$/, `</${name}>`)
    return replaced(xml, place.start, place.end, renamed)
  }),
  'an element of another message': withElement((xml, place, random, other) => {
    const same = elementsIn(other).filter((one) => one.name === place.name)
    return same.length === 0 ? xml : replaced(xml, place.start, place.end, textOf(other, random.pick(same)))
  }),
  'two elements exchanged': withElement((xml, place, random) => {
    const apart = elementsIn(xml).filter((one) => one.start >= place.end)
    if (apart.length === 0) return xml
    const second = random.pick(apart)
    return (
      xml.slice(0, place.start) +
      textOf(xml, second) +
      xml.slice(place.end, second.start) +
      textOf(xml, place) +
      xml.slice(second.end)
    )
  }),
  'something put beside an element': withElement((xml, place, random) => {
    const at = random.pick([place.start, place.opened, place.closing, place.end])
    return replaced(xml, at, at, random.pick(foreign))
  }),
  'an attribute removed': withMatch(attribute, () => ''),
  'an attribute doubled': withMatch(attribute, ([match]) => match + match),
  'an attribute renamed': withMatch(
    attribute,
    ([, name, value], _, random) =>
      ` ${random.pick(['Id', 'ID', 'xml:id', 'wsu:Id', 'URI', 'href', `${name}x`])}="${value}"`,
  ),
  'a value of another attribute': withMatch(
    attribute,
    ([, name], xml, random) => ` ${name}="${anyValue(xml, random)}"`,
  ),
  'a value changed': withMatch(
    attribute,
    ([, name, value = ''], _, random) =>
      ` ${name}="${random.pick([`${value}x`, value.slice(1), value.toUpperCase(), '', '#', 'cid:', 'http://127.0.0.1:9/'])}"`,
  ),
  'a text of another element': withMatch(text, (_, xml, random) => `>${anyText(xml, random)}<`),
  'a text changed': withMatch(text, ([, value = ''], _, random) => {
    const at = random.below(value.length)
    return `>${random.pick([value.slice(0, at) + random.pick(foreign) + value.slice(at), value.slice(0, at), ` ${value}`, `${value}=`, 'x'.repeat(2000)])}<`
  }),
}

/** Changes XML in one way, and says which. */
export function mutateXml(xml: string, random: Random, other: string): { xml: string; what: string } {
  const what = random.pick(Object.keys(changes))
  return { xml: changes[what]?.(xml, random, other) ?? xml, what }
}

/** The same changes as mutators of the SOAP part of a message. */
export const xmlMutators: Record<string, Mutator> = Object.fromEntries(
  Object.entries(changes).map(([what, change]) => [
    what,
    (draft, { random, other }) => {
      draft.envelope = change(draft.envelope, random, other.envelope)
    },
  ]),
)
