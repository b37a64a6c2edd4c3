import type { Json } from '@sustento/embedded/demo/caseworker'

/** What a REST door answered. */
export interface RestAnswer {
  status: number
  mediaType: string
  body: Json
}

/** Calls the REST door of a service as a national system does, with any body. */
export async function rest(
  port: number,
  token: string | undefined,
  method: string,
  path: string,
  body?: string,
  mediaType = 'application/json',
): Promise<RestAnswer> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': mediaType }),
    },
    body,
  })
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  return { status: answer.status, mediaType: type, body: await answer.json() }
}
