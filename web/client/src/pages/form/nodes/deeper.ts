import type { NodeProps } from './node-props.ts'

/** The level of headings one node deeper; HTML knows six. */
export function deeper(level: NodeProps['level']): NodeProps['level'] {
  return level < 6 ? ((level + 1) as NodeProps['level']) : 6
}
