import { Heading } from '@digdir/designsystemet-react'
import { placeId } from '../anchors.ts'
import { FieldFindings } from './FieldFindings.tsx'
import styles from './GroupNode.module.css'
import { NodeChildren } from './NodeChildren.tsx'
import { NodeLabel } from './NodeLabel.tsx'
import type { NodeProps } from './node-props.ts'
import { useHint } from './use-hint.ts'

/** Nodes that belong together under a heading. */
export function GroupNode(props: NodeProps) {
  const { node, path, index, level } = props
  const hint = useHint(node)
  const headingId = `${placeId(path)}-heading`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot hold the heading and findings, a section would be one landmark of dozens
    <div
      id={placeId(path)}
      tabIndex={-1}
      role="group"
      aria-labelledby={node.label ? headingId : undefined}
      className={styles.group}
    >
      {node.label && (
        <Heading
          id={headingId}
          level={level}
          data-size={level === 2 ? 'xs' : '2xs'}
          className={level > 3 ? styles.minor : undefined}
        >
          <NodeLabel node={node} path={path} index={index} />
        </Heading>
      )}
      {hint && <p className="quiet small prose">{hint}</p>}
      <FieldFindings path={path} />
      <NodeChildren {...props} />
    </div>
  )
}
