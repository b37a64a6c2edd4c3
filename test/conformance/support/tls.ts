import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConnectionOptions, connect } from 'node:tls'

/** Certificates made by openssl in a folder of their own: a CA, a server for the loopback addresses, a client, a stranger. */
export function makeCertificates() {
  const dir = mkdtempSync(join(tmpdir(), 'sustento-tls-'))
  const at = (name: string) => join(dir, name)
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\n')
  const request = (name: string, ...more: string[]) =>
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, ...more)
  const own = (name: string) => request(name, '-x509', '-days', '2', '-out', `${name}.pem`)
  own('ca')
  own('stranger')
  for (const name of ['server', 'client']) {
    request(name, '-out', `${name}.csr`)
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
    openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`)
  }
  const read = (name: string) => readFileSync(at(name))
  const pair = (name: string) => ({ key: read(`${name}.key`), cert: read(`${name}.pem`) })
  return { dir, at, ca: read('ca.pem'), client: pair('client'), stranger: pair('stranger') }
}

/** Connects as a sender with the given settings; the version and cipher of the connection, or that there was none. */
export function handshake(port: number, options: ConnectionOptions): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect({ port, host: '127.0.0.1', ...options })
  const refused = () => resolve('no connection')
  socket.on('error', refused)
  socket.on('close', refused)
  socket.on('secureConnect', () => {
    // With TLS 1.3 a refusal of the client's certificate comes after its own handshake is done.
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    socket.once('data', () => resolve(`${socket.getProtocol()} ${socket.getCipher().standardName}`))
  })
  return promise.finally(() => socket.destroy())
}
