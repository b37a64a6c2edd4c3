/** Where an element stands in a text. */
export interface Place {
  name: string
  start: number
  /** End of its start tag. */
  opened: number
  /** Beginning of its end tag. */
  closing: number
  end: number
}

/** The elements of a document that we wrote: it has no comments and no CDATA. Of a damaged one, those that are whole. */
export function elementsIn(xml: string): Place[] {
  const open: Place[] = []
  const found: Place[] = []
  for (const tag of xml.matchAll(/<(\/?)([A-Za-z][\w.:-]*)[^<>]*?(\/?)>/g)) {
    const [text, isEnd, name = '', isEmpty] = tag
    const end = tag.index + text.length
    if (isEnd) {
      const place = open.pop()
      if (place !== undefined) found.push({ ...place, closing: tag.index, end })
    } else if (isEmpty) found.push({ name, start: tag.index, opened: end, closing: end, end })
    else open.push({ name, start: tag.index, opened: end, closing: end, end })
  }
  return found
}

/** The text with a piece of it replaced. */
export const replaced = (xml: string, from: number, to: number, by: string) => xml.slice(0, from) + by + xml.slice(to)

/** The text of an element with its tags. */
export const textOf = (xml: string, { start, end }: Place) => xml.slice(start, end)
