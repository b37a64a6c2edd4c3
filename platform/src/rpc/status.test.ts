import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fromBinary, type Message } from '@bufbuild/protobuf'
import { type Any, anyUnpack } from '@bufbuild/protobuf/wkt'
import { Metadata } from '@grpc/grpc-js'
import { describe, expect, test } from '@jest/globals'
import { registryOf } from '../descriptors.ts'
import { type Reason, Refused, reasons } from '../errors.ts'
import { fromServiceError, toServiceError } from './status.ts'

const violations = [{ field: 'case.etag', description: 'is required', reason: 'REQUIRED' }]
const refusal = new Refused('ETAG_REQUIRED', 'an etag is required', { name: 'tenants/ca-east/cases/1' }, violations)
/** What a client of grpc-js would get. */
const received = (error: unknown) => Object.assign(new Error('13 INTERNAL'), toServiceError(error))

describe('over the wire and back', () => {
  test('a refusal keeps reason, message, metadata and violations', () => {
    expect(fromServiceError(received(refusal))).toMatchObject({
      name: 'Refused',
      reason: 'ETAG_REQUIRED',
      message: 'an etag is required',
      about: { name: 'tenants/ca-east/cases/1' },
      violations,
    })
  })

  test.each(Object.keys(reasons) as Reason[])('%s keeps its canonical code', (reason) => {
    const error = received(new Refused(reason, 'x'))
    expect(error.code).toBe(reasons[reason].code)
    expect(fromServiceError(error)).toMatchObject({ reason })
  })
})

test('other languages read it as google.rpc.Status with ErrorInfo and BadRequest', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const protos = 'node_modules/google-proto-files'
  const paths = ['status', 'error_details'].flatMap((name) => ['--path', `${protos}/google/rpc/${name}.proto`])
  const built = execFileSync('buf', ['build', protos, ...paths, '-o', '-#format=binpb'], { cwd: root })
  const registry = registryOf(built.toString('base64'))
  const schema = registry.getMessage('google.rpc.Status')
  const bytes = toServiceError(refusal).metadata?.get('grpc-status-details-bin')[0]
  if (!schema || !(bytes instanceof Buffer)) throw new Error('no status')
  const status = fromBinary(schema, bytes) as Message & { code: number; message: string; details: Any[] }
  expect(status).toMatchObject({ code: 3, message: 'an etag is required' })
  expect(status.details.map((detail) => anyUnpack(detail, registry))).toMatchObject([
    { $typeName: 'google.rpc.ErrorInfo', reason: 'ETAG_REQUIRED', domain: 'sustento', metadata: refusal.about },
    { $typeName: 'google.rpc.BadRequest', fieldViolations: violations },
  ])
})

test('a fault leaves without its cause', () => {
  const error = toServiceError(new Error('duplicate key (name)=(Canary)', { cause: new Error('Canary') }))
  expect(error).toMatchObject({ code: 13, details: 'internal error' })
  expect(JSON.stringify(error) + error.metadata?.get('grpc-status-details-bin')).not.toContain('Canary')
})

test('a lone surrogate in a message does not break the trailer', () => {
  const { details } = toServiceError(new Refused('NOT_FOUND', 'no case \ud800'))
  expect(() => encodeURI(details)).not.toThrow()
})

describe('answers of the transport, without our details', () => {
  const bare = (code: number, metadata = new Metadata()) =>
    fromServiceError(Object.assign(new Error('x'), { code, details: 'secret of a proxy', metadata }))

  test.each([
    [1, 'CANCELLED'],
    [3, 'INVALID_ARGUMENT'],
    [4, 'DEADLINE_EXCEEDED'],
    [8, 'RESOURCE_EXHAUSTED'],
    [12, 'UNIMPLEMENTED'],
    [14, 'UNAVAILABLE'],
    [16, 'UNAUTHENTICATED'],
    [2, 'INTERNAL'],
    [99, 'INTERNAL'],
  ])('code %i is %s', (code, reason) => {
    expect(bare(code)).toMatchObject({ reason, message: expect.not.stringContaining('secret') })
  })

  test('broken details are no details', () => {
    const metadata = new Metadata()
    metadata.set('grpc-status-details-bin', Buffer.from([0xff, 0xff]))
    expect(bare(5, metadata)).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

test('what is no answer of a service is given back as it is', () => {
  const error = new TypeError('x')
  expect(fromServiceError(error)).toBe(error)
})
