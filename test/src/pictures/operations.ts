import type { Studio } from './studio.ts'

/** What whoever runs the access point looks at. */
export async function operationsScreens({ open, take }: Studio): Promise<void> {
  const partners = await open('/operations/partners', 1280)
  const tests = await partners.getByRole('button', { name: /^Test the connection/ }).all()
  for (const test of tests) await test.click()
  const answers = partners.getByRole('cell').getByText('A valid receipt came back.')
  await answers.nth(tests.length - 1).waitFor()
  for (const close of await partners.getByRole('button', { name: 'Close the notice' }).all()) await close.click()
  await take(partners, 'operations-partners')
  const queue = await open('/operations', 1280)
  await queue.getByText('All messages').click()
  await queue.getByRole('row').nth(1).waitFor()
  await take(queue, 'operations-queue')
  for (const [path, name] of [
    ['/operations/certificates', 'operations-certificates'],
    ['/operations/throughput', 'operations-throughput'],
  ] as const) {
    await take(await open(path, 1280), name)
  }
}
