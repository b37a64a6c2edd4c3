import type { Writable } from 'node:stream'
import type { Finding } from '../domain/validate/context.ts'

/** Where a command writes: its result, and beside it findings and reasons, each a line of JSON. */
export interface Io {
  readonly out: Writable
  readonly err: Writable
  readonly in: NodeJS.ReadableStream
}

/** What the exit status of a command says. */
export const status = {
  /** Done, and nothing stands against it. */
  ok: 0,
  /** There are findings of severity `must`. */
  findings: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A file cannot be read or written, or is not what the command needs. */
  refused: 3,
  /** A fault of this program. */
  fault: 70,
} as const

/** The command line is wrong: says why, where the usage alone would not tell, and how it should be. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
  readonly usage: string

  constructor(usage: string, why = 'not a command, option or number of arguments that is known here') {
    super(why)
    this.usage = usage
  }
}

/** A file is missing, too large or not of the kind that the command needs. Never quotes what is in it. */
export class BadFile extends Error {
  override readonly name = 'BadFile'
}

/** A line of JSON beside the result. */
export const say = (io: Io, line: Readonly<Record<string, unknown>>): boolean =>
  io.err.write(`${JSON.stringify(line)}\n`)

/** How commands are used: what was asked for, and so the result. */
export function sayUsage(io: Io, usage: string): number {
  for (const line of usage.split('\n')) io.out.write(`npm run forms -- ${line}\n`)
  return status.ok
}

/** What was found, one line each; `line` is that of the file when it holds many sets of answers. */
export function sayFindings(io: Io, findings: readonly Finding[], line?: number): number {
  for (const { path, severity, code, message, article, related } of findings) {
    say(io, {
      ...(line !== undefined && { line }),
      path,
      severity,
      code,
      message,
      article,
      ...(related && { related }),
    })
  }
  return findings.some((f) => f.severity === 'must') ? status.findings : status.ok
}
