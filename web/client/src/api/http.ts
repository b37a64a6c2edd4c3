import { csrfHeader } from './csrf.ts'
import { problemIn, unreachable } from './problem.ts'

/** Values of a query string; empty and undefined ones are left out. */
export type Query = Record<string, string | number | boolean | undefined>

/** A path with its query string. */
export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

/** What a call takes besides method and path. */
export interface Call {
  query?: Query
  body?: unknown
  signal?: AbortSignal
}

/** Calls the server and reads its JSON. Throws `Problem`. */
export async function call<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  options: Call = {},
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') Object.assign(headers, csrfHeader())
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  const answer = await send(withQuery(path, options.query), {
    method,
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  })
  if (answer.status === 204) return undefined as T
  return (await answer.json()) as T
}

/** Fetches bytes. Throws `Problem`. */
export async function download(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await send(path, { method: 'GET', signal })).arrayBuffer()
}

/** Sends bytes as they are. Throws `Problem`. */
export async function upload<T>(path: string, file: Blob, headers: Record<string, string>): Promise<T> {
  const answer = await send(path, { method: 'POST', headers: { ...headers, ...csrfHeader() }, body: file })
  return (await answer.json()) as T
}

/** Posts JSON and gives the answer as a file, which the browser keeps where it has room. Throws `Problem`. */
export async function postForFile(path: string, body: unknown): Promise<Blob> {
  const file = await (await postJson(path, body)).blob()
  // a browser would choose another ending for a type that it knows
  return file.slice(0, file.size, 'application/octet-stream')
}

/** Posts JSON and gives the bytes of the answer as they come. Throws `Problem`. */
export async function postForBytes(
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<AsyncIterable<BlobBytes>> {
  return bytesOf(await postJson(path, body, signal))
}

function postJson(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...csrfHeader() }
  return send(path, { method: 'POST', headers, body: JSON.stringify(body), signal })
}

/** Bytes that a file can be made of. */
type BlobBytes = Uint8Array<ArrayBuffer>

/** Not every browser lets a stream be iterated. */
async function* bytesOf(answer: Response): AsyncGenerator<BlobBytes> {
  const reader = answer.body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(path, { ...init, credentials: 'same-origin' }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  })
  if (!answer.ok) throw await problemIn(answer)
  return answer
}
