import { useSyncExternalStore } from 'react'
import { useAnswered, useDraft } from './draft-context.ts'
import { isWithin } from './paths.ts'
import { type Section, type SectionState, stateOf } from './sections.ts'

/** How far each section is, and how much stands in the way of sending in it. */
export function useSectionStates(sections: readonly Section[]): { state: SectionState; blocking: number }[] {
  const { findings } = useDraft()
  const ids = sections.map(({ nodes }) => nodes.map((node) => node.id ?? ''))
  // as text, so that a change elsewhere shows nothing again
  const answered = useAnswered((paths) =>
    ids.map((within) => Number(paths.some((path) => within.some((id) => isWithin(path, id))))).join(),
  ).split(',')
  const blocking = useSyncExternalStore(findings.subscribe, () =>
    ids.map((within) => within.reduce((sum, id) => sum + findings.blockingWithin(id), 0)).join(),
  ).split(',')
  const checked = useSyncExternalStore(findings.subscribe, findings.checked)
  return sections.map((_, index) => {
    const count = Number(blocking[index])
    return { state: stateOf(answered[index] === '1', count, checked), blocking: count }
  })
}
