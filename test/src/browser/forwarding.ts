import { expect, test } from '@jest/globals'
import type { Json } from '@sustento/embedded/demo/caseworker'
import { until } from '@sustento/embedded/demo/wait'
import { readyCase } from './colleague.ts'
import { authorityName, type Desk } from './desk.ts'
import type { Stage } from './stage.ts'

/** An application reached the wrong authority of the State: the official who opens it sends it to the competent one. */
export function forwarding(stage: Stage): void {
  const step = 'Forward to the competent authority'

  test('a case is forwarded from its page, when it is said to whom and why', async () => {
    const desk = await stage.desk('be-fr', 'caseworker')
    const { page, web, complaints } = desk
    const opened = async () => (await read(desk, 'cases?direction=DIRECTION_INCOMING')).cases ?? []
    const before = new Set((await opened()).map(({ name }: Json) => name))
    await (await readyCase(stage)).send()
    const mine: Json = await until('the case of the wrong authority', async () =>
      (await opened()).find(({ name }: Json) => !before.has(name)),
    )
    const competent = authorityName(stage.at, 'be-nl')
    await page.goto(`${web}/cases/${idOf(mine)}`)
    await page.getByRole('button', { name: step }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: step }).click()
    await dialog.getByText('Competent authority: enter it').waitFor()
    await dialog.getByLabel('Competent authority').selectOption({ label: competent })
    await dialog.getByLabel('Why that authority is competent').fill('The debtor lives in the north of the State.')
    await dialog.getByRole('button', { name: step }).click()
    await page.getByText('It is being forwarded.').waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: step }).waitFor({ state: 'hidden' })
    expect((await read(desk, `cases/${idOf(mine)}`)).case).toMatchObject({ status: 'closed' })
    const message = await until('the message whose sender was told', () => forwarded(desk))
    await page.goto(`${web}/messages/${idOf(message)}`)
    await page.getByText(`Forwarded to ${competent}, which has it`).waitFor()
    await page.getByText('Its sender was told.').waitFor()
    expect(complaints).toEqual([])
  }, 120_000)
}

const idOf = ({ name }: Json) => String(name).split('/').at(-1)

async function read({ page, web }: Desk, path: string): Promise<Json> {
  return (await page.request.get(`${web}/api/v1/tenants/be-fr/${path}`)).json()
}

/** The message that was forwarded, once its sender was told. */
async function forwarded(desk: Desk): Promise<Json | undefined> {
  const { messages = [] } = await read(desk, 'messages?direction=MESSAGE_DIRECTION_INCOMING')
  return messages.find(({ forwarding: one }: Json) => one?.senderTold)
}
