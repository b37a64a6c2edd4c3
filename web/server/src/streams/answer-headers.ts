import { create } from 'content-disposition'

/** What is known about a file before its first byte leaves. */
export interface FileHead {
  mediaType: string
  fileName: string
  /** Made by us from a form, and not handed in by somebody. */
  ours?: boolean
}

const shownInThePage = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain'])
const wellFormed = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/

/**
 * The headers under which a file is handed to a browser. It was often written by somebody else, so it is never
 * guessed at, never runs anything with our origin, and is shown only when its type is known to be harmless.
 */
export function fileHeaders({ mediaType, fileName, ours = false }: FileHead): Record<string, string> {
  const bare = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  const type = wellFormed.test(bare) ? bare : 'application/octet-stream'
  const shown = shownInThePage.has(type)
  return {
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'Content-Disposition': create(plainName(fileName), { type: shown ? 'inline' : 'attachment' }),
    'Content-Security-Policy': policy(type, ours),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}

/** Browsers refuse to show a PDF in a sandbox; their viewers run no script with the page's origin. */
function policy(type: string, ours: boolean): string {
  const nothing = "default-src 'none'; frame-ancestors 'self'"
  const viewer = "; object-src 'self'; style-src 'unsafe-inline'"
  if (type === 'application/pdf') return `${nothing}${viewer}`
  return ours ? nothing : `${nothing}; sandbox`
}

/** A title as a file name: without what a file system, a terminal or a right-to-left trick would make of it. */
function plainName(title: string): string {
  const name = title
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/g, '-')
    .trim()
    .replace(/^\.+/, '')
  return [...name].slice(0, 120).join('') || 'document'
}
