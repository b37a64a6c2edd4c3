import { types } from 'node:util'
import { Fault, isError, Refused } from './errors.ts'

/** Keys whose value never reaches a log: credentials, and what is said about persons. Compared without case, - and _. */
const hidden = new Set([
  ...[
    'answers',
    'person',
    'persons',
    'text',
    'body',
    'content',
    'request',
    'response',
    'query',
    'parameters',
    'detail',
  ],
  ...[
    'familyname',
    'givenname',
    'givennames',
    'fullname',
    'displayname',
    'birthdate',
    'dateofbirth',
    'email',
    'address',
  ],
  ...['telephone', 'phone', 'iban', 'nationalid', 'otp', 'totp', 'kek', 'key', 'jwt', 'username'],
])
const hiddenPart = /password|passphrase|secret|token|authori[sz]ation|cookie|credential/
const deepest = 6

/** A copy that may be logged: hidden keys are replaced at any depth, errors become a description without data. */
export function redacted(value: unknown, wholeErrors = false, depth = 0): unknown {
  if (isError(value)) return describeError(value, wholeErrors)
  if (value === null || typeof value !== 'object' || types.isDate(value)) return value
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`
  if (depth >= deepest) return '[deeper]'
  if (Array.isArray(value)) return value.map((item) => redacted(item, wholeErrors, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isHidden(key) ? '[hidden]' : redacted(inner, wholeErrors, depth + 1),
    ]),
  )
}

function isHidden(key: string): boolean {
  const plain = key.toLowerCase().replaceAll(/[-_]/g, '')
  return hidden.has(plain) || hiddenPart.test(plain)
}

/**
 * Name, code and stack frames of an error. Its message is left out unless it is known to quote no data: messages of
 * databases, parsers and validators repeat the value that they stumbled over. `whole` is for development.
 */
function describeError(error: Error, whole: boolean): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    ...(code ? { code } : {}),
    ...(error instanceof Refused ? { reason: error.reason } : {}),
    ...(whole || quotesNothing(error) ? { message: error.message } : {}),
    ...(frames?.length ? { stack: frames.join('\n') } : {}),
    ...(isError(error.cause) ? { cause: describeError(error.cause, whole) } : {}),
  }
}

function quotesNothing(error: Error): boolean {
  if (error instanceof Refused || error instanceof Fault || 'syscall' in error) return true
  return (error.name === 'TypeError' || error.name === 'ReferenceError') && !('code' in error)
}
