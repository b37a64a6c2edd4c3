import { Button, Checkbox, Fieldset } from '@digdir/designsystemet-react'
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './DossierItems.module.css'
import { type DossierItem, moved } from './dossier-items.ts'

/** Forms and documents to choose, in the order in which they will lie in the envelope. */
export function DossierItems({ items, change }: { items: DossierItem[]; change: (items: DossierItem[]) => void }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const move = (index: number, by: number) => {
    change(moved(items, index, by))
    announce(t('dossier.moved', { title: items[index]?.title, place: index + by + 1 }))
  }
  const tick = (name: string, chosen: boolean) =>
    change(items.map((item) => (item.name === name ? { ...item, chosen } : item)))
  return (
    <Fieldset>
      <Fieldset.Legend>{t('dossier.items')}</Fieldset.Legend>
      <ol className={`${styles.items} plain-list`}>
        {items.map(({ name, title, chosen }, index) => (
          <li key={name} className={styles.item}>
            <Checkbox label={title} checked={chosen} onChange={(event) => tick(name, event.target.checked)} />
            <span className={styles.moves}>
              <Button
                icon
                variant="tertiary"
                aria-label={t('dossier.up', { title })}
                aria-disabled={index === 0}
                onClick={() => index > 0 && move(index, -1)}
              >
                <ArrowUpIcon aria-hidden fontSize="1.25rem" />
              </Button>
              <Button
                icon
                variant="tertiary"
                aria-label={t('dossier.down', { title })}
                aria-disabled={index === items.length - 1}
                onClick={() => index < items.length - 1 && move(index, 1)}
              >
                <ArrowDownIcon aria-hidden fontSize="1.25rem" />
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </Fieldset>
  )
}
