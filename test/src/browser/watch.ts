import type { BrowserContext } from 'playwright-core'

/** What a browser complained about, in words; empty when all is well. */
export type Complaints = string[]

/**
 * Listens to everything that pages of a context complain about: errors on the console, faults in scripts, breaches of
 * the content security policy, and requests to another place than the State's own.
 */
export async function watch(context: BrowserContext, own: ReadonlySet<string>): Promise<Complaints> {
  const complaints: Complaints = []
  await context.addInitScript({ content: sayBreaches })
  context.on('console', (message) => {
    if (message.type() === 'error' && !askedWhoIsThere(message.text(), message.location().url)) {
      complaints.push(`${message.page()?.url()}: ${message.text()} ${message.location().url}`)
    }
  })
  context.on('weberror', (fault) => complaints.push(`${fault.page()?.url()}: ${fault.error().stack}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && !own.has(origin)) complaints.push(`a request to ${request.url()}`)
  })
  return complaints
}

/** Before the sign-in the page asks for the session and is told, with 401, that there is none. */
const askedWhoIsThere = (text: string, url: string) => text.includes('401') && url.endsWith('/api/session')

/** Runs in the page: a breach is said on the console, where it is heard. */
const sayBreaches = `document.addEventListener('securitypolicyviolation', (breach) =>
  console.error('content security policy', breach.violatedDirective, breach.blockedURI))`
