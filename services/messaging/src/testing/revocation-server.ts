import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is found at a path; undefined never answers. */
export type Content = Buffer | { status: number; location: string } | undefined

/** The place where an authority publishes what it took back. */
export interface RevocationServer {
  url: string
  /** Of the list of allowed hosts. */
  host: string
  /** By path, without the slash. */
  contents: Record<string, Content>
  /** Paths that were asked for. */
  asked: string[]
  close(): Promise<void>
}

/** Starts a server whose contents a test decides; what is not there is not found. */
export async function revocationServer(): Promise<RevocationServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1)
    served.asked.push(path)
    request.resume()
    if (!(path in served.contents)) return response.writeHead(404).end()
    const content = served.contents[path]
    if (content === undefined) return undefined
    if (Buffer.isBuffer(content)) return response.end(content)
    return response.writeHead(content.status, { location: content.location }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const served: RevocationServer = {
    url: `http://${host}`,
    host,
    contents: {},
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return served
}
