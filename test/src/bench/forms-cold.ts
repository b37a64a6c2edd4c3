import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { writeService, writeTenant } from '@sustento/platform/testing/tenant-folder'
import { freePorts } from '../support/free-ports.ts'

const service = fileURLToPath(new URL('../../../services/forms/dist/main.js', import.meta.url))

/** From the start of the service's process, with one tenant, to its first answer over HTTP. Needs no database for it. */
export async function coldStart(): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'sustento-bench-'))
  await writeTenant(dir, 'ca-east', 'http://127.0.0.1:9/oidc/ca-east')
  const account = { clientId: 'forms', clientSecret: 'unused, nothing is fetched' }
  await writeService(dir, 'ca-east', 'forms', { url: 'postgres://nobody:unused@127.0.0.1:9/none', ...account })
  const [grpc = 0, http = 0] = await freePorts(2)
  const env = { TENANTS_DIR: dir, GRPC_PORT: `${grpc}`, HTTP_PORT: `${http}`, LOG_LEVEL: 'silent' }
  const begun = performance.now()
  const child = spawn(process.execPath, [service], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    await answers(`http://127.0.0.1:${http}/live`, child)
    return performance.now() - begun
  } finally {
    child.kill('SIGKILL')
    await rm(dir, { recursive: true, force: true })
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    if (child.exitCode !== null) throw new Error('the service did not start')
    await sleep(5)
  }
}
