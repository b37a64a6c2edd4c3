import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// The keys of two sides, made as an authority makes them: with the command of OpenSSL.

/** The authority's certificate is `ca.cert.pem`; a pair is `NAME.key.pem` and `NAME.cert.pem`. */
export function makeFiles(folder: string, names: string[]): void {
  const openssl = (line: string) => execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' })
  writeFileSync(join(folder, 'leaf.cnf'), 'subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n')
  openssl('req -x509 -newkey rsa:3072 -nodes -days 3 -subj /CN=Authority -keyout ca.key.pem -out ca.cert.pem')
  for (const name of names) {
    for (const [use, algorithm] of Object.entries(algorithms)) {
      const file = `${name}.${use}`
      openssl(`genpkey ${algorithm} -out ${file}.key.pem`)
      openssl(`pkey -in ${file}.key.pem -pubout -out ${file}.pub.pem`)
      // X25519 signs no request: it is the authority's, with this key put into its place.
      openssl(`req -new -key ca.key.pem -subj /CN=${file} -out ${file}.csr`)
      const issue = `x509 -req -in ${file}.csr -force_pubkey ${file}.pub.pem -CA ca.cert.pem -CAkey ca.key.pem`
      openssl(`${issue} -CAcreateserial -days 2 -extfile leaf.cnf -out ${file}.cert.pem`)
    }
  }
}

const p256 = '-algorithm EC -pkeyopt ec_paramgen_curve:P-256'
const algorithms = {
  rsa: '-algorithm RSA -pkeyopt rsa_keygen_bits:3072',
  ed25519: '-algorithm ED25519',
  x25519: '-algorithm X25519',
  'ec-sign': p256,
  'ec-decrypt': p256,
}

/** A pair as phase4 takes it. */
export const pairIn = (folder: string, file: string) => ({
  key: readFileSync(join(folder, `${file}.key.pem`), 'utf8'),
  certificate: readFileSync(join(folder, `${file}.cert.pem`), 'utf8'),
})
