import { useEffect, useState } from 'react'
import { useBlocker } from 'react-router'
import type { LeaveGuard } from '../../fields/use-leave-guard.ts'
import { useDraft } from './draft-context.ts'

/** Saves before the person leaves the form, and asks only when that fails. */
export function useFlushGuard(): LeaveGuard {
  const { saver } = useDraft()
  const [failed, setFailed] = useState(false)
  const unsaved = () => saver.state().kind !== 'saved'
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  const { state, proceed } = blocker
  useEffect(() => {
    if (state !== 'blocked') return
    let current = true
    const save = async () => {
      const done = await saver.flush()
      if (current) done ? proceed() : setFailed(true)
    }
    void save()
    return () => {
      current = false
    }
  }, [state, proceed, saver])
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (saver.state().kind !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [saver])
  return {
    asking: failed && state === 'blocked',
    stay() {
      setFailed(false)
      blocker.reset?.()
    },
    leave: () => blocker.proceed?.(),
  }
}
