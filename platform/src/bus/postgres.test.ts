import { silentLog } from '../testing/log.ts'
import { testTenants } from '../testing/tenants.ts'
import { busContract } from './contract.ts'
import { postgresBus } from './postgres.ts'

busContract('PostgreSQL', async () => {
  const at = await testTenants('bus-user', [], [], { bus: true })
  const make = () => postgresBus({ tenants: at.tenants, log: silentLog, pollMs: 50 })
  const pair = { one: make(), other: make() }
  return {
    ...pair,
    async close() {
      await Promise.all([pair.one.close(), pair.other.close()])
      await at.close()
    },
  }
})
