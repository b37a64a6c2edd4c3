import { useParams } from 'react-router'
import { useTenantName } from '../../session/session-context.ts'

/** The resource name of the case in the address. */
export function useCaseName(): string {
  const { caseId = '' } = useParams()
  return `${useTenantName()}/cases/${caseId}`
}

/** The resource name of the form in the address. */
export function useSubmissionName(): string {
  const { submissionId = '' } = useParams()
  return `${useCaseName()}/submissions/${submissionId}`
}
