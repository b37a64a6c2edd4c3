import { SkipLink } from '@digdir/designsystemet-react'
import { useEffect, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useWords } from '../i18n/use-words.ts'
import { CaseSearchProvider } from './CaseSearchProvider.tsx'
import { DemonstrationNotice } from './DemonstrationNotice.tsx'
import styles from './Frame.module.css'
import { LeftRail } from './LeftRail.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { TopBar } from './TopBar.tsx'

/** What stays the same on every page of a signed-in person. */
export function Frame() {
  const { t } = useWords()
  const { pathname } = useLocation()
  const [menuOpen, setMenuOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setMenuOpen(false), [pathname])
  return (
    <CaseSearchProvider>
      <SkipLink href="#content">{t('frame.skip')}</SkipLink>
      <div className={styles.frame}>
        <TopBar menuOpen={menuOpen} toggleMenu={() => setMenuOpen(!menuOpen)} />
        <DemonstrationNotice />
        <div className={styles.body}>
          <LeftRail open={menuOpen} />
          <main id="content" tabIndex={-1} className={styles.main}>
            <PageBoundary page={pathname}>
              <Outlet />
            </PageBoundary>
          </main>
        </div>
      </div>
    </CaseSearchProvider>
  )
}
