import { isFree } from '@sustento/platform/embedded/free-port'
import type { Ports } from './layout.ts'

/** Throws with what to do when somebody listens on a port that the State needs. */
export async function checkPortsAreFree({ web, as4, postgres, grpc, http }: Ports): Promise<void> {
  const needed = [web, as4, postgres, ...Object.values(grpc), ...Object.values(http)]
  const taken = (await Promise.all(needed.map(async (port) => ((await isFree(port)) ? [] : [port])))).flat()
  if (taken.length > 0) {
    throw new Error(`port ${taken.join(', ')} is taken: another start may be running; or use npm run demo -- --ports N`)
  }
}
