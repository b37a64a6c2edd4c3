import { describe, expect, test } from '@jest/globals'
import type { Identity } from '@sustento/platform/tokens'
import { type Granted, tokensOf } from './granted.ts'

const now = new Date('2026-11-22T09:00:00Z')
const verify = async (token: string): Promise<Identity> => {
  const [tenant = '', subject = ''] = token.split('/')
  return { tenant, token, actor: { subject, kind: 'user', roles: [] } }
}
const granted = (accessToken: string, subject: string, seconds?: number) =>
  ({
    access_token: accessToken,
    refresh_token: 'r',
    claims: () => ({ sub: subject }),
    expiresIn: () => seconds,
  }) as unknown as Granted

describe('what an issuer granted', () => {
  test('is kept with the tenant of the verified token and the time of its end', async () => {
    expect(await tokensOf(granted('ca-east/u-1', 'u-1', 600), { tenant: 'ca-east' }, verify, now)).toEqual({
      tenant: 'ca-east',
      subject: 'u-1',
      accessToken: 'ca-east/u-1',
      accessExpiresAt: Date.parse('2026-11-22T09:10:00Z'),
      refreshToken: 'r',
    })
  })

  test('to another authority than the one that was asked is refused', async () => {
    const tokens = tokensOf(granted('ca-west/u-1', 'u-1', 600), { tenant: 'ca-east' }, verify, now)
    await expect(tokens).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
  })

  test('to two people is refused', async () => {
    const tokens = tokensOf(granted('ca-east/u-1', 'u-2', 600), { tenant: 'ca-east' }, verify, now)
    await expect(tokens).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
  })

  test('for an unknown time is renewed at once', async () => {
    const tokens = await tokensOf(granted('ca-east/u-1', 'u-1'), { tenant: 'ca-east' }, verify, now)
    expect(tokens.accessExpiresAt).toBe(now.getTime())
  })
})
