import { cpus } from 'node:os'
import { deliveredMessage, enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { quietReport } from '../support/quiet-report.ts'
import { type Figures, rounded, timed } from './figures.ts'
import { withStatesOnDisk } from './states-on-disk.ts'

const count = 20

/**
 * Applications one way between two States on this machine: frozen, rendered, signed, encrypted, sent, stored, receipt
 * verified, case opened. The entering of the cases is not counted.
 */
export function exchanges(): Promise<Figures> {
  return withStatesOnDisk(['pt', 'be'], async (at) => {
    const who = await at.person('pt')
    const scenario = readScenario('scenario-a')
    const entering = await timed(async () => {
      const entered = []
      for (let i = 0; i < count; i++) entered.push(await enter(who, scenario, quietReport()))
      return entered
    })
    const sending = await timed(async () => {
      await Promise.all(entering.result.map((entered) => transmit(who, entered)))
      // one asks at a time: a crowd that asks would be measured with what it waits for
      for (const entered of entering.result) await until('delivery', () => deliveredMessage(who, entered), 300)
    })
    return {
      cores: cpus().length,
      exchanges: count,
      entering_one_case_seconds: rounded(entering.seconds / count, 2),
      sending_all_seconds: rounded(sending.seconds, 2),
      exchanges_per_second_one_way: rounded(count / sending.seconds, 2),
    }
  })
}
