import { presentRunFolder, removeRun } from './run-folder.ts'

/** jest's globalTeardown: stops the server of this run, if a test started one, and removes its folder. */
export default async function teardown(): Promise<void> {
  await removeRun(presentRunFolder())
}
