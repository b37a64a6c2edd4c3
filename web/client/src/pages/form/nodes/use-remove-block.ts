import { useState } from 'react'
import { useDraft } from '../draft-context.ts'

/** Takes blocks of a repeat out. `removals` counts them: blocks that moved up are new fields, with nothing half typed. */
export function useRemoveBlock(path: string) {
  const { store } = useDraft()
  const [removals, setRemovals] = useState(0)
  const remove = (index: number) => {
    store.removeBlock(path, index)
    setRemovals(removals + 1)
  }
  return { removals, remove }
}
