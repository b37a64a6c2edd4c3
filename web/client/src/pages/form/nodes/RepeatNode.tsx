import { Button } from '@digdir/designsystemet-react'
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useAnnounce } from '../../../announce/announce-context.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { placeId } from '../anchors.ts'
import { useAnswered } from '../draft-context.ts'
import { countOf, numbered } from '../paths.ts'
import { FieldFindings } from './FieldFindings.tsx'
import { NodeBody } from './NodeBody.tsx'
import type { NodeProps } from './node-props.ts'
import styles from './RepeatNode.module.css'
import { useRemoveBlock } from './use-remove-block.ts'

/** A node that repeats: as many blocks as are answered, and one more on demand. */
export function RepeatNode({ node, path, level }: NodeProps) {
  const { t } = useWords()
  const announce = useAnnounce()
  const answered = useAnswered((paths) => countOf(paths, path))
  const [opened, setOpened] = useState(0)
  const { removals, remove: takeOut } = useRemoveBlock(path)
  const count = Math.max(answered, opened, node.repeat?.min ?? 0)
  const label = (index: number) => numbered(node.label, index) || t('form.block', { number: index + 1 })

  const add = () => {
    setOpened(count + 1)
    announce(t('form.blockAdded', { number: count + 1 }))
  }
  const remove = (index: number) => {
    takeOut(index)
    setOpened(Math.max(0, count - 1))
    announce(t('form.blockRemoved', { number: index + 1 }))
  }
  return (
    <div id={placeId(path)} tabIndex={-1} className={styles.blocks}>
      <FieldFindings path={path} />
      {Array.from({ length: count }, (_, index) => `${path}[${index}]`).map((block, index) => (
        <section key={`${block} ${removals}`} aria-label={`${label(index)} ${index + 1}`} className={styles.block}>
          <NodeBody node={node} path={block} index={index} level={level} />
          <div>
            <Button variant="tertiary" data-color="danger" onClick={() => remove(index)}>
              <TrashIcon aria-hidden fontSize="1.25rem" />
              {t('form.removeBlock', { label: label(index), number: index + 1 })}
            </Button>
          </div>
        </section>
      ))}
      <div>
        <Button variant="secondary" onClick={add}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('form.addBlock', { label: label(count) })}
        </Button>
      </div>
    </div>
  )
}
