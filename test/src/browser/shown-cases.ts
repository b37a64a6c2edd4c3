import type { Json } from '@sustento/embedded/demo/caseworker'
import type { Desk } from './desk.ts'

const idOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1)

/** Where the pages of the newest case in a status are: the case, its application below it, its message. */
export async function addressOf({ page, web }: Desk, tenant: string, status: string) {
  const ask = async (path: string): Promise<Json> => (await page.request.get(`${web}/api/v1/${path}`)).json()
  const { cases } = await ask(`tenants/${tenant}/cases`)
  const found = cases.find((each: Json) => each.status === status)
  if (!found) throw new Error(`no case in the status ${status}`)
  const { submissions = [] } = await ask(`${found.name}/submissions`)
  const application = submissions.find((each: Json) => each.purpose === 'application')
  return {
    theCase: `/cases/${idOf(found.name)}`,
    form: `/forms/${idOf(application?.name ?? '')}`,
    message: `/messages/${idOf(application?.message ?? '')}`,
  }
}
