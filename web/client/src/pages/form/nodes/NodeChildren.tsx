import { fillPath, partPath } from '../paths.ts'
import { deeper } from './deeper.ts'
import { FillField } from './FillField.tsx'
import { NodeBody } from './NodeBody.tsx'
import styles from './NodeChildren.module.css'
import { NodeView } from './NodeView.tsx'
import type { NodeProps } from './node-props.ts'

/** The values on the line of a node, its free text, and the nodes below it. */
export function NodeChildren({ node, path, index, level, indented }: NodeProps & { indented?: boolean }) {
  const below = indented || !node.label ? level : deeper(level)
  const parts = node.parts ?? []
  const children = node.children ?? []
  // options bring the free text that stands after themselves
  const fill = node.fill && !node.options?.some((option) => option.fill)
  if (!fill && parts.length === 0 && children.length === 0) return null
  return (
    <div className={indented ? styles.indented : styles.below}>
      {fill && (
        <FillField
          path={fillPath(path)}
          label={node.label ?? ''}
          type={node.fillType}
          phrases={node.phrases}
          alone={node.type === 'group'}
        />
      )}
      {parts.length > 0 && (
        <div className={styles.parts}>
          {parts.map((part) => (
            <NodeBody key={part.id} node={part} path={partPath(path, part.id ?? '')} index={index} level={below} />
          ))}
        </div>
      )}
      {children.map((child) => (
        <NodeView key={child.id} node={child} parent={{ id: node.id ?? '', path }} index={index} level={below} />
      ))}
    </div>
  )
}
