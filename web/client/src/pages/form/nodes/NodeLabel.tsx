import { useWords } from '../../../i18n/use-words.ts'
import { numbered } from '../paths.ts'
import styles from './NodeLabel.module.css'
import type { NodeProps } from './node-props.ts'
import { OriginMark } from './OriginMark.tsx'

/** The printed number and wording of a node, whether it is required, and where its answer comes from. */
export function NodeLabel({ node, path, index }: Pick<NodeProps, 'node' | 'path' | 'index'>) {
  const { term } = useWords()
  const number = numbered(node.number, index)
  return (
    <span className={styles.label}>
      {number && <span className={styles.number}>{number}</span>}
      <span>
        {numbered(node.label, index)}
        {node.required && <span className={styles.required}> ({term('required', node.required, node.required)})</span>}
      </span>
      <OriginMark path={path} />
    </span>
  )
}
