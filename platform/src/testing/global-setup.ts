import { mkdir } from 'node:fs/promises'
import { newRunFolder, removeDeadRuns } from './run-folder.ts'

/** jest's globalSetup: tidies what killed runs left. The server itself is started by the first test that asks. */
export default async function setup(): Promise<void> {
  await removeDeadRuns()
  await mkdir(await newRunFolder(process.pid), { recursive: true })
}
