import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { collect } from '../as4/bytes.ts'
import { Unanswered, unanswered } from './finding.ts'
import { findHost, type Host, isInternal } from './hosts.ts'

/** Fetches a list, or the answer to a question that is posted. Throws `Unanswered` for whatever it does not get. */
export type Fetch = (url: string, question?: { type: string; body: Buffer }) => Promise<Buffer>

/** What is asked, and how much of it is taken. */
export interface FetchLimits {
  hosts: readonly Host[]
  /** From the beginning to the end of the answer. */
  ms: number
  bytes: number
}

/**
 * Fetches from listed hosts and no others: what a certificate names is the wish of whoever made it. Redirects are not
 * followed, and a name that leads into an internal network is refused unless the list says that it may.
 */
export function fetcher({ hosts, ms, bytes }: FetchLimits): { fetch: Fetch; close: () => Promise<void> } {
  const outside = new Agent({ connect: { timeout: ms, lookup: publicAddress } })
  const inside = new Agent({ connect: { timeout: ms } })
  return {
    async fetch(url, question) {
      const host = URL.canParse(url) ? findHost(new URL(url), hosts) : undefined
      if (host === undefined) return unanswered('the host is not listed')
      const { username, password } = new URL(url)
      if (username !== '' || password !== '') return unanswered('the address has credentials')
      const signal = AbortSignal.timeout(ms)
      // A number that is listed was meant.
      const dispatcher = host.internal || isIP(host.name.replace(/^\[|\]$/g, '')) !== 0 ? inside : outside
      const asked = question && {
        method: 'POST' as const,
        body: question.body,
        headers: { 'content-type': question.type },
      }
      try {
        const { statusCode, body } = await request(url, { dispatcher, signal, ...asked })
        const tooLarge = () => unanswered('what came is too large')
        const content = await collect(body, statusCode === 200 ? bytes : errorBytes, tooLarge)
        return statusCode === 200 ? content : unanswered(`the host answered ${statusCode}`)
      } catch (error) {
        if (error instanceof Unanswered) throw error
        return unanswered('the host cannot be reached, or took too long')
      }
    },
    async close() {
      await Promise.all([outside.destroy(), inside.destroy()])
    },
  }
}

const errorBytes = 65_536

/** Looks a name up and keeps only where it leads to a public address: what is checked is what is connected to. */
const publicAddress: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    const open = addresses.filter(({ address }) => !isInternal(address))
    const [first] = open
    if (first === undefined) return done(new Error('an internal address'), [])
    return options.all ? done(null, open) : done(null, first.address, first.family)
  })
}
