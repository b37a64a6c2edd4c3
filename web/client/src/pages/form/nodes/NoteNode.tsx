import { Paragraph } from '@digdir/designsystemet-react'
import type { NodeProps } from './node-props.ts'

/** Words printed in the form that ask nothing. */
export function NoteNode({ node }: NodeProps) {
  return <Paragraph className="quiet prose">{node.label}</Paragraph>
}
