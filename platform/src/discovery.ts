import { z } from 'zod'
import { Fault, isError, Refused } from './errors.ts'

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url(), token_endpoint: z.url() })

/** What an OpenID issuer says about itself. */
export type IssuerMetadata = z.infer<typeof Metadata>

/** Reads the metadata of an issuer (OpenID Connect Discovery 1.0). One that does not answer is UNAVAILABLE. */
export async function discover(issuer: string, timeoutMs: number): Promise<IssuerMetadata> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const document = await fetchJson(url, { signal: AbortSignal.timeout(timeoutMs) })
  const read = Metadata.safeParse(document)
  if (!read.success || read.data.issuer !== issuer) throw issuerAway(`${url} does not describe the issuer`)
  return read.data
}

/** Fetches JSON from an issuer; anything but a 200 with JSON is UNAVAILABLE, and the reason stays in the log. */
export async function fetchJson(url: string, options: RequestInit): Promise<unknown> {
  let failure: string
  try {
    const response = await fetch(url, { redirect: 'error', ...options })
    if (response.ok) return await response.json()
    await response.body?.cancel()
    failure = `answered ${response.status}`
  } catch (error) {
    failure = isError(error) ? error.name : 'failed'
  }
  throw issuerAway(`${url} ${failure}`)
}

function issuerAway(cause: string): Refused {
  const refusal = new Refused('UNAVAILABLE', 'the issuer of tokens does not answer; try again later')
  refusal.cause = new Fault(cause)
  return refusal
}
