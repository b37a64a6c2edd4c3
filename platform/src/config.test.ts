import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { loadConfig } from './config.ts'

const Schema = z.object({
  GRPC_PORT: z.coerce.number().int().max(65535).default(50051),
  TENANTS_DIR: z.string(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']),
})

test('gives typed values and defaults', () => {
  expect(loadConfig(Schema, { TENANTS_DIR: '/tenants', LOG_LEVEL: 'info', UNRELATED: 'x' })).toEqual({
    GRPC_PORT: 50051,
    TENANTS_DIR: '/tenants',
    LOG_LEVEL: 'info',
  })
})

test('names every wrong key in one error', () => {
  expect(() => loadConfig(Schema, { GRPC_PORT: '70000', LOG_LEVEL: 'loud' })).toThrow(
    /^configuration: GRPC_PORT: .*; TENANTS_DIR: .*; LOG_LEVEL: /,
  )
})

test('does not repeat a value, which may be a secret', () => {
  const Secret = z.object({ CLIENT_SECRET: z.string().min(32) })
  expect(() => loadConfig(Secret, { CLIENT_SECRET: 'correct-horse' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('correct-horse') }),
  )
})

test('reads the environment of the process by default', () => {
  expect(loadConfig(z.object({ PATH: z.string() })).PATH.length).toBeGreaterThan(0)
})
