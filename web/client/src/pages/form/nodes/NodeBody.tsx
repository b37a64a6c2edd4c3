import { memo } from 'react'
import { numbered } from '../paths.ts'
import { BooleanNode } from './BooleanNode.tsx'
import { ChoiceNode } from './ChoiceNode.tsx'
import { DateNode } from './DateNode.tsx'
import { GroupNode } from './GroupNode.tsx'
import { ListNode } from './ListNode.tsx'
import { MultiChoiceNode } from './MultiChoiceNode.tsx'
import { NodeChildren } from './NodeChildren.tsx'
import { NoteNode } from './NoteNode.tsx'
import { NotKnown } from './NotKnown.tsx'
import { NumberNode } from './NumberNode.tsx'
import type { NodeProps } from './node-props.ts'
import { SignatureNode } from './SignatureNode.tsx'
import { TableNode } from './TableNode.tsx'
import { TextNode } from './TextNode.tsx'

/** What a node asks, by its type, what stands below it, and whether it may be not known. */
export const NodeBody = memo((props: NodeProps) => {
  const { node, path, index } = props
  if (!node.notKnown) return <Asked {...props} />
  return (
    <div className="stack-tight">
      <Asked {...props} />
      <NotKnown path={path} label={numbered(node.label, index)} />
    </div>
  )
})

/** Types unknown to this version are text. */
function Asked(props: NodeProps) {
  const { node } = props
  switch (node.type) {
    case 'group':
    case 'dateRange':
      return <GroupNode {...props} />
    case 'note':
      return <NoteNode {...props} />
    case 'signature':
      return <SignatureNode {...props} />
  }
  if (node.type === 'address' && node.children?.length) return <GroupNode {...props} />
  return (
    <>
      <OwnField {...props} />
      <NodeChildren {...props} indented />
    </>
  )
}

function OwnField(props: NodeProps) {
  switch (props.node.type) {
    case 'boolean':
      return <BooleanNode {...props} />
    case 'choice':
      return <ChoiceNode {...props} />
    case 'multiChoice':
      return <MultiChoiceNode {...props} />
    case 'date':
      return <DateNode {...props} />
    case 'memberState':
    case 'country':
    case 'currency':
      return <ListNode {...props} />
    case 'table':
      return <TableNode {...props} />
    case 'number':
    case 'money':
      return <NumberNode {...props} />
    default:
      return <TextNode {...props} />
  }
}
