import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * A change at the server, after which the named queries are asked again. The change counts as done once they are
 * answered, so that nobody sees what was before; without `wait` at once, for pages that are left then.
 */
export function useChange<Input, Output>(
  work: (input: Input) => Promise<Output>,
  stale: QueryKey[],
  { wait = true }: { wait?: boolean } = {},
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      const asked = Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })))
      if (wait) await asked
    },
  })
}
