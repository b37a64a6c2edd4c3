import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

/** What an issuer of a test remembers; it ends with the test. */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, AdapterPayload>()
  return (kind): Adapter => {
    const find = async (id: string) => entries.get(`${kind} ${id}`)
    const findBy = async (key: 'uid' | 'userCode', value: string) =>
      [...entries].find(([name, payload]) => name.startsWith(`${kind} `) && payload[key] === value)?.[1]
    return {
      find,
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      async upsert(id, payload) {
        entries.set(`${kind} ${id}`, payload)
      },
      async consume(id) {
        Object.assign((await find(id)) ?? {}, { consumed: 1 })
      },
      async destroy(id) {
        entries.delete(`${kind} ${id}`)
      },
      async revokeByGrantId(grantId) {
        for (const [name, payload] of entries) if (payload.grantId === grantId) entries.delete(name)
      },
    }
  }
}
