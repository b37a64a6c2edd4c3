import { type RefObject, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** State of links between the sections of one page: the focus goes to the section's heading, not to the page's. */
export const toSection = { focus: 'section' } as const

/**
 * Gives the focus to a heading after navigation, so that keyboard and screen reader are where the eye is. The first
 * page of a visit keeps the browser's own start.
 */
export function useNavigationFocus(level: 'page' | 'section'): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const location = useLocation()
  const wanted = (location.state as { focus?: string } | null)?.focus === 'section' ? 'section' : 'page'
  const first = location.key === 'default'
  useEffect(() => {
    if (!first && wanted === level) heading.current?.focus({ preventScroll: level === 'section' })
  }, [first, wanted, level])
  return heading
}
