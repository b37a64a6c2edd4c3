import { type Entered, enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { quietReport } from '../support/quiet-report.ts'
import type { Stage } from './stage.ts'

/** A second case of the requesting authority, entered by a colleague through the same API: complete, not yet sent. */
export async function readyCase({ at }: Stage): Promise<Entered & { send(): Promise<void> }> {
  const colleague = await at.person('pt', 'supervisor')
  const entered = await enter(colleague, readScenario('scenario-a'), quietReport())
  return { ...entered, send: () => transmit(colleague, entered) }
}
