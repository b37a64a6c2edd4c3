import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'

/** A message of the case and the titles of the forms in it. */
export interface CaseMessage {
  message: string
  titles: string[]
}

/** The messages in which forms of the case travelled, in the order of the forms. */
export function messagesOf(submissions: SubmissionJson[]): CaseMessage[] {
  const found = new Map<string, string[]>()
  for (const { message, formTitle = '' } of submissions) {
    if (message) found.set(message, [...(found.get(message) ?? []), formTitle])
  }
  return [...found].map(([message, titles]) => ({ message, titles }))
}
