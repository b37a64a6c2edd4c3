import { Alert, Button } from '@digdir/designsystemet-react'
import { XMarkIcon } from '@navikt/aksel-icons'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import styles from './Announcer.module.css'
import { AnnounceContext, type Tone } from './announce-context.ts'

const shownMs = 10_000

/**
 * Holds the one live region of the product. A failure stays until it is closed or something newer is said; what went
 * well goes by itself, for the page shows it too.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const [said, setSaid] = useState<{ text: string; tone: Tone } | null>(null)
  const announce = useCallback((text: string, tone: Tone = 'success') => setSaid(text ? { text, tone } : null), [])
  useEffect(() => {
    if (!said || said.tone === 'danger') return
    const gone = setTimeout(() => setSaid(null), shownMs)
    return () => clearTimeout(gone)
  }, [said])
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {said && (
          <Alert data-color={said.tone} className={styles.said}>
            <span>{said.text}</span>
            <Button icon variant="tertiary" aria-label={t('announce.close')} onClick={() => setSaid(null)}>
              <XMarkIcon aria-hidden fontSize="1.25rem" />
            </Button>
          </Alert>
        )}
      </div>
    </AnnounceContext>
  )
}
