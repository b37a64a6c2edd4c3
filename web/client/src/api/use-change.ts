import { type Query, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * A change at the server, after which the named queries are asked again. The change counts as done once they are
 * answered, so that nobody sees what was before; without `wait` at once, for pages that are left then. What the change
 * removed (`gone`, its name) is not asked again, though the page that showed it may still be there.
 */
export function useChange<Input, Output>(
  work: (input: Input) => Promise<Output>,
  stale: QueryKey[],
  { wait = true, gone }: { wait?: boolean; gone?: (input: Input) => string } = {},
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: async (_output, input) => {
      const removed = gone?.(input)
      const predicate = (query: Query) => removed === undefined || !query.queryKey.includes(removed)
      const asked = Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey, predicate })))
      if (wait) await asked
    },
  })
}
