import { findIn, type RevocationList, readList } from './crl.ts'
import type { Fetch } from './fetcher.ts'
import { counts, type Finding, type Issued, Unanswered, unanswered } from './finding.ts'
import { question, readAnswer } from './ocsp.ts'
import { placesOf } from './places.ts'

/** Where findings come from. */
export interface Sources {
  fetch: Fetch
  /** Lists that somebody put here: they are looked at before the network. */
  localLists: () => Promise<Buffer[]>
}

type Ask = (issued: Issued, at: Date) => Promise<Finding>

/**
 * Finds out about a certificate: by a local list, by the responder, by the list that it names. The first that says
 * something that counts decides; when none does, `Unanswered` says why for each.
 */
export function asker(sources: Sources): Ask {
  const listAt = sharedLists(sources)
  return async (issued, at) => {
    const { lists, responders } = placesOf(issued.certificate)
    const ways: (() => Promise<Finding>)[] = [
      () => inLocalLists(sources, issued, lists, at),
      ...responders.map((url) => async () => {
        const body = await question(issued)
        return readAnswer(await sources.fetch(url, { type: 'application/ocsp-request', body }), issued, at)
      }),
      ...lists.map((url) => async () => findIn(await listAt(url, issued, at), issued, lists)),
    ]
    const reasons: string[] = []
    for (const way of ways) {
      try {
        const finding = await way()
        if (counts(finding, at)) return finding
        reasons.push('what was said is out of date')
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error
        reasons.push(error.message)
      }
    }
    return unanswered(reasons.join('; '))
  }
}

async function inLocalLists(sources: Sources, issued: Issued, lists: string[], at: Date): Promise<Finding> {
  const findings: Finding[] = []
  for (const bytes of await sources.localLists()) {
    const read = readList(bytes, issued.issuer).then((list) => findIn(list, issued, lists))
    const finding = await read.catch(unlessUnanswered)
    if (finding) findings.push(finding)
  }
  const counting = findings.filter((finding) => counts(finding, at))
  const newest = counting.toSorted((a, b) => a.from.getTime() - b.from.getTime()).at(-1)
  return newest ?? unanswered('no local list is of its issuer and counts')
}

function unlessUnanswered(error: unknown): undefined {
  if (!(error instanceof Unanswered)) throw error
}

/** One list is about many certificates: it is fetched once for all of them. */
function sharedLists({ fetch }: Sources) {
  const known = new Map<string, { asked: Date; list: Promise<RevocationList> }>()
  return (url: string, { issuer }: Issued, at: Date): Promise<RevocationList> => {
    const key = `${issuer.fingerprint256} ${url}`
    const held = known.get(key)
    if (held && at.getTime() < held.asked.getTime() + sharedMs) return held.list
    const list = fetch(url).then((bytes) => readList(bytes, issuer))
    known.set(key, { asked: at, list })
    return list
  }
}

/** Shorter than the time between two looks at one certificate. */
const sharedMs = 30_000
