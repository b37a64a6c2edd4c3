import type { Studio } from './studio.ts'

/** What whoever runs the access point looks at. */
export async function operationsScreens({ open, take }: Studio): Promise<void> {
  const partners = await open('/operations/partners', 1280)
  for (const button of await partners.getByRole('button', { name: /^Test the connection/ }).all()) await button.click()
  await partners.getByText('A valid receipt came back.').first().waitFor()
  await take(partners, 'operations-partners')
  for (const [path, name] of [
    ['/operations', 'operations-queue'],
    ['/operations/certificates', 'operations-certificates'],
    ['/operations/throughput', 'operations-throughput'],
  ] as const) {
    await take(await open(path, 1280), name)
  }
}
