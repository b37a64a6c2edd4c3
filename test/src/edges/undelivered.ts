import { beforeAll, expect, test } from '@jest/globals'
import { type Caseworker, type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { type Entered, enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { changedAfter } from '../support/changed.ts'
import { inDatabase } from '../support/database-content.ts'
import { quietReport } from '../support/quiet-report.ts'
import type { Trouble } from '../support/wire.ts'
import type { Edge } from './edge.ts'

interface Road {
  what: string
  /** What happens to each of the three attempts. */
  troubles: Trouble[]
  /** Why the message is not delivered, as the task says. */
  code: string
  /** Whether the other side has the message all the same. */
  arrived?: boolean
}

const flipped = (bytes: Buffer) => changedAfter(bytes, '\r\n\r\n', 20, -1)
const forged = (bytes: Buffer) => changedAfter(bytes, 'SignatureValue>', 20)

const roads: Road[] = [
  { what: 'whose receiver is away', troubles: Array(3).fill({ status: 503 }), code: 'EBMS:0301' },
  { what: 'that is changed on its way', troubles: [{ request: flipped }], code: 'EBMS:0102' },
  { what: 'whose receipts are changed', troubles: Array(3).fill({ answer: forged }), code: 'EBMS:0301', arrived: true },
]

/** A message that is not delivered is a task for somebody; sent again it is the same message. */
export function undelivered(get: () => Edge): void {
  let sender: Caseworker

  beforeAll(async () => {
    sender = await get().at.person('pt')
  })

  const tasksOf = async (name: string): Promise<Json[]> => {
    const { tasks } = await sender.get('tenants/pt/tasks?pageSize=100')
    return tasks.filter((task: Json) => task.case === name && task.kind === 'message-not-delivered')
  }

  const receivedCases = () =>
    inDatabase(get().at, 'be-fr', 'cases', async (db) => {
      const { rows } = await db.query(`SELECT count(*)::int AS n FROM cases WHERE direction = 'incoming'`)
      return rows[0].n as number
    })

  async function failed(entered: Entered): Promise<string> {
    await transmit(sender, entered)
    return until('the failure', async () => {
      const { submission } = await sender.get(entered.submissions[0] ?? '')
      return submission.state === 'SUBMISSION_STATE_FAILED' ? submission.message : undefined
    })
  }

  /** The message of a form once it is delivered; until then the form shows that it had failed. */
  async function deliveredAs({ submissions: [application = ''] }: Entered): Promise<string | undefined> {
    const { submission } = await sender.get(application)
    return submission.state === 'SUBMISSION_STATE_DELIVERED' ? submission.message : undefined
  }

  test.each(roads)(
    'a message $what',
    async ({ troubles, code, arrived = false }) => {
      const entered = await enter(sender, readScenario('scenario-a'), quietReport())
      const { toBe } = get().roads
      const seen = toBe.passages.length
      const before = await receivedCases()
      toBe.disturb(...troubles)
      const message = await failed(entered)
      const attempts = toBe.passages.slice(seen)
      expect(attempts).toHaveLength(troubles.length)
      expect(await tasksOf(entered.case)).toMatchObject([{ code }])
      if (!arrived) expect(await receivedCases()).toBe(before)

      await sender.post(`${message}:retry`, { requestId: requestId() })
      expect(await until('the delivery', () => deliveredAs(entered))).toBe(message)
      const last = toBe.passages.at(-1)
      for (const { request } of attempts) expect(last?.request.equals(request)).toBe(true)
      expect(await tasksOf(entered.case)).toEqual([])
      await until('the case', async () => ((await receivedCases()) > before ? true : undefined))
      expect(await receivedCases()).toBe(before + 1)
    },
    90_000,
  )
}
