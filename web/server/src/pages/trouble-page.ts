import { createHash } from 'node:crypto'
import { requestIdOf } from '@sustento/platform/rest/request-id'
import type { Request, Response } from 'express'
import { type Trouble, textsFor } from './texts.ts'

const style =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}body{margin:0;display:grid;min-height:100vh;' +
  'place-content:center}main{max-width:36rem;padding:1.5rem}h1{font-size:1.6rem;line-height:1.25}' +
  'a{display:inline-block;margin-top:.5rem;padding:.75rem 0}small{display:block;margin-top:1.5rem}'
const styleHash = createHash('sha256').update(style).digest('base64')

const status: Record<Trouble, number> = {
  unknownAuthority: 404,
  issuerAway: 503,
  siteAway: 503,
  expired: 400,
  refused: 403,
  tooMany: 429,
  fault: 500,
}

/** A page of its own for when signing in fails: it needs no script and nothing that may be away as well. */
export function showTrouble(request: Request, response: Response, trouble: Trouble, language?: string): void {
  const texts = textsFor([...(language ? [language] : []), ...request.acceptsLanguages()])
  const { title, text } = texts.troubles[trouble]
  const requestId = requestIdOf(response)
  response
    .status(status[trouble])
    .set('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'`)

    .type('html')
    .send(
      `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>` +
        `<style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p>` +
        `<a href="/">${texts.back}</a><small>${texts.requestId} <code>${requestId}</code></small></main></body></html>\n`,
    )
}
