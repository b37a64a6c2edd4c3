import { Refused } from '@sustento/platform/errors'
import { sayError, statusOf } from './errors.ts'
import { type AnswersFile, parseAnswers, readAnswerSets, UnreadableAnswers } from './files.ts'
import { type Io, status } from './io.ts'

type Work = (json: Readonly<Record<string, unknown>>, line: number | undefined) => Promise<number>

/**
 * Does the work for each set of answers of a file and resolves to the worst status. In a file of many, one that cannot be
 * read or written is said with its line, and the others are done all the same.
 */
export async function forEachSet(io: Io, file: AnswersFile, work: Work): Promise<number> {
  let worst: number = status.ok
  for await (const set of readAnswerSets(io, file)) {
    try {
      worst = Math.max(worst, await work(parseAnswers(set), set.line))
    } catch (error) {
      if (set.line === undefined || !concernsAnswers(error)) throw error
      worst = Math.max(worst, sayError(io, error, set.line))
    }
  }
  return worst
}

/** Whether the next line may fare better: the command and its files are as they should be. */
const concernsAnswers = (error: unknown): boolean =>
  error instanceof UnreadableAnswers || (error instanceof Refused && statusOf(error) !== status.usage)
