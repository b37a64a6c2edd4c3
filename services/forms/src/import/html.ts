import { refuse } from '@sustento/platform/errors'
import { Parser } from 'htmlparser2'

/** Elements that begin a paragraph of their own. */
const blocks = new Set(
  'address article aside blockquote body br caption dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
)
/** Elements whose content is not text of the page. */
const silent = new Set(['head', 'script', 'style', 'template', 'noscript', 'svg', 'math', 'select', 'textarea'])

/** Deeper than any page that people write; the parser's time grows with the square of it. */
const depthLimit = 1000

/** Whether a text is HTML: it begins with a tag, whatever comes before as declaration or comment. */
export const isHtml = (text: string): boolean =>
  /^\s*(?:<\?xml|<!doctype html|<!--|<html|<body|<div|<p|<table)[\s>]/i.test(text)

/**
 * The text of a page, a line for each paragraph. The parser reads once from front to back and builds no tree, so broken
 * markup costs nothing.
 */
export function textOfHtml(html: string): string {
  const lines: string[] = []
  let line = ''
  let hidden = 0
  let preformatted = 0
  let depth = 0
  const flush = (): void => {
    if (line.trim() !== '') lines.push(line)
    line = ''
  }
  const parser = new Parser({
    onopentagname(name) {
      depth += 1
      if (depth > depthLimit) refuse('INVALID_ARGUMENT', 'the page is nested too deeply')
      if (silent.has(name)) hidden += 1
      if (name === 'pre') preformatted += 1
      if (blocks.has(name)) flush()
    },
    ontext(text) {
      if (hidden > 0) return
      const [first = '', ...rest] = preformatted > 0 ? text.split('\n') : [text]
      line += first.replace(/\s+/g, ' ')
      for (const next of rest) {
        flush()
        line = next.replace(/\s+/g, ' ')
      }
    },
    onclosetag(name) {
      depth -= 1
      if (silent.has(name)) hidden = Math.max(0, hidden - 1)
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
      if (blocks.has(name)) flush()
    },
  })
  parser.end(html)
  flush()
  return lines.join('\n')
}
