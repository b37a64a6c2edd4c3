import { expect, test } from '@jest/globals'
import { promiseCache } from './promise-cache.ts'

test('concurrent callers share one attempt, other keys have their own', async () => {
  let made = 0
  const cache = promiseCache(async (name: string) => `${name}${++made}`)
  expect(await Promise.all([cache.get('a', 'a'), cache.get('a', 'a'), cache.get('b', 'b')])).toEqual(['a1', 'a1', 'b2'])
})

test('a failure is forgotten, for all who waited for it', async () => {
  let made = 0
  const cache = promiseCache(async () => {
    if (++made === 1) throw new Error('first')
    return made
  })
  await expect(Promise.all([cache.get('a', 0), cache.get('a', 0)])).rejects.toThrow('first')
  await expect(cache.get('a', 0)).resolves.toBe(2)
})

test('what is forgotten is made again', async () => {
  let made = 0
  const cache = promiseCache(async () => ++made)
  await cache.get('a', 0)
  cache.forget('a')
  await expect(cache.get('a', 0)).resolves.toBe(2)
})
