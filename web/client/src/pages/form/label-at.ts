import type { FormJson, FormNodeJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { numbered } from './paths.ts'

/** The printed number and label of the point at a path; the path itself for one that the form does not have. */
export function labelAt({ nodes = [] }: FormJson, path: string): string {
  const node = find(nodes, path.replace(/\[\d+\]/g, ''))
  const index = /\[(\d+)\](?!.*\[)/.exec(path)?.[1]
  const said = [node?.number, node?.label].map((text) =>
    numbered(text, index === undefined ? undefined : Number(index)),
  )
  return said.filter(Boolean).join(' ') || path
}

function find(nodes: readonly FormNodeJson[], id: string): FormNodeJson | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : find(node.children ?? [], id)
    if (found) return found
  }
  return undefined
}
