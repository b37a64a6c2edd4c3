import { type RefObject, useEffect, useState } from 'react'

/** Whether an element is in sight, or nearly. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false)
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false), {
      rootMargin: '50%',
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return inSight
}
