import { idOf } from '../../api/names.ts'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'

const withForms = new Set([
  'send-application',
  'send-request',
  'answer-request',
  'send-status-report',
  'supply-documents',
])

/** The page on which a task is done, or what it is about can be looked at. */
export function taskPath(task: TaskJson): string {
  if (task.arrived) return `/messages/${idOf(task.arrived.message)}`
  const casePath = `/cases/${idOf(task.case)}`
  if (task.kind === 'acknowledge') return `${casePath}/acknowledge`
  if (task.submission) return `${casePath}/forms/${idOf(task.submission)}`
  if (withForms.has(task.kind ?? '')) return `${casePath}/forms`
  if (task.kind === 'message-not-delivered') return `${casePath}/messages`
  return casePath
}
