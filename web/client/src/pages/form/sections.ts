import type { FormJson, FormNodeJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'

/** Top-level nodes that are shown together; the first names the section. */
export interface Section {
  part: string
  nodes: FormNodeJson[]
}

/**
 * The sections of a form: each top-level node, with unnumbered ones (place and date, signature, totals) added to the
 * one before in the same part.
 */
export function sectionsOf(form: FormJson): Section[] {
  const sections: Section[] = []
  for (const node of form.nodes ?? []) {
    const part = node.part ?? ''
    const last = sections.at(-1)
    const joins = last?.part === part && !node.number && node.type !== 'group'
    if (joins) last.nodes.push(node)
    else sections.push({ part, nodes: [node] })
  }
  return sections
}

/** How far a section is. */
export type SectionState = 'empty' | 'begun' | 'missing' | 'complete'

/** The state of a section by its answers and by what stands in the way of sending. */
export function stateOf(answered: boolean, blocking: number, checked: boolean): SectionState {
  if (blocking > 0) return 'missing'
  if (!answered) return 'empty'
  return checked ? 'complete' : 'begun'
}
