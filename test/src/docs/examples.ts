/** A command of a page, and what the page shows below it. */
export interface Example {
  /** The heading above it, and which one below that heading it is. */
  title: string
  command: string
  /** The answer as JSON, or the address that a browser is sent on to; undefined where the page shows nothing. */
  shown: { kind: 'json' | 'text'; content: string } | undefined
}

const headingOrBlock = /^#+ (?<heading>.+)$|^```(?<kind>sh|json|text)\n(?<content>[\s\S]*?)\n```$/gm

/** The commands of a page in order. A block of JSON or text belongs to the command before it. */
export function readExamples(page: string): Example[] {
  const examples: Example[] = []
  let heading = ''
  let count = 0
  for (const { groups = {} } of page.matchAll(headingOrBlock)) {
    const { kind, content = '' } = groups
    if (groups.heading) {
      heading = groups.heading
      count = 0
    } else if (kind === 'sh') {
      examples.push({ title: `${heading}, ${++count}`, command: content, shown: undefined })
    } else {
      const last = examples.at(-1)
      if (!last || last.shown) throw new Error(`below “${heading}” an answer is shown without a command`)
      last.shown = { kind: kind === 'json' ? 'json' : 'text', content }
    }
  }
  return examples
}
