import { useCallback, useSyncExternalStore } from 'react'
import { useDraft } from '../draft-context.ts'
import { decimalSum } from './decimal-sum.ts'

/** The sum of the amounts at these paths, kept up to date. */
export function useSum(paths: readonly string[]): string | undefined {
  const { store } = useDraft()
  const all = paths.join(' ')
  const watch = useCallback(
    (listener: () => void) => {
      const stops = all.split(' ').map((path) => store.watch(path, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [store, all],
  )
  return useSyncExternalStore(watch, () => decimalSum(paths.map((path) => store.get(path)?.number)))
}
