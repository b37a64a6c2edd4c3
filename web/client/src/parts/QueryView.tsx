import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemAlert } from './ProblemAlert.tsx'
import { SkeletonLines } from './SkeletonLines.tsx'

/** Shows the answer of a query, and until then that it is coming, or why it is not. */
export function QueryView<T>(props: {
  query: UseQueryResult<T>
  skeleton?: ReactNode
  children: (data: T) => ReactNode
}) {
  const { query, skeleton = <SkeletonLines />, children } = props
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemAlert error={query.error} retry={() => query.refetch()} />
  return skeleton
}
