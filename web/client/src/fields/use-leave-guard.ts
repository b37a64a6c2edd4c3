import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Whether the person is about to leave a page with unsaved work, and what to answer. */
export interface LeaveGuard {
  asking: boolean
  stay(): void
  leave(): void
}

/** Holds the person back while there is unsaved work: by our dialog inside the product, by the browser's outside. */
export function useLeaveGuard(unsaved: () => boolean): LeaveGuard {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (unsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [unsaved])
  return {
    asking: blocker.state === 'blocked',
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
  }
}
