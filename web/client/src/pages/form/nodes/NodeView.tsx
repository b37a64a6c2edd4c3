import type { FormNodeJson } from '../../../gen/sustento/forms/v1/forms_service_pb.ts'
import { type Place, pathOf } from '../paths.ts'
import { NodeBody } from './NodeBody.tsx'
import type { NodeProps } from './node-props.ts'
import { RepeatNode } from './RepeatNode.tsx'

interface Props {
  node: FormNodeJson
  parent?: Place
  index?: number
  level: NodeProps['level']
}

/** A node at its place below its parent, once or as often as it repeats. */
export function NodeView({ node, parent, index, level }: Props) {
  const path = pathOf(node, parent)
  if (node.repeat) return <RepeatNode node={node} path={path} index={index} level={level} />
  return <NodeBody node={node} path={path} index={index} level={level} />
}
