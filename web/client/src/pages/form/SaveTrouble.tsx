import { hasReason } from '../../api/problem.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useDraft, useSaveState } from './draft-context.ts'
import { SaveConflict } from './SaveConflict.tsx'

/** What keeps the form from being saved, and what to do. What was typed is never lost by it. */
export function SaveTrouble() {
  const { saver } = useDraft()
  const state = useSaveState()
  if (state.kind === 'conflict') return <SaveConflict />
  if (state.kind === 'failed' && !hasReason(state.problem, 'UNREACHABLE')) {
    return <ProblemAlert error={state.problem} retry={() => saver.flush()} />
  }
  return null
}
