import { AnswerChange, type AnswerDifference } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { type Finding as FindingMessage, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { Change, Difference } from '../domain/compare/compare.ts'
import type { Finding } from '../domain/validate/context.ts'
import { toAnswers } from './answers.ts'

const changes: Readonly<Record<Change, AnswerChange>> = {
  same: AnswerChange.ANSWER_CHANGE_SAME,
  changed: AnswerChange.ANSWER_CHANGE_CHANGED,
  added: AnswerChange.ANSWER_CHANGE_ADDED,
  removed: AnswerChange.ANSWER_CHANGE_REMOVED,
}

/** Findings as the contract carries them. */
export const toFindings = (findings: readonly Finding[]): FindingMessage[] =>
  findings.map((finding) => ({
    ...finding,
    expected: finding.expected ?? '',
    related: [...(finding.related ?? [])],
    severity: finding.severity === 'must' ? Severity.SEVERITY_MUST : Severity.SEVERITY_SHOULD,
  }))

/** Differences as the contract carries them. */
export const toDifferences = (differences: readonly Difference[]): AnswerDifference[] =>
  differences.map(({ path, label, change, before, after }) => ({
    path,
    label,
    change: changes[change],
    before: before && toAnswers([before])[0],
    after: after && toAnswers([after])[0],
  }))
