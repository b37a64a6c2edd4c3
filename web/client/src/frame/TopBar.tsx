import { Button } from '@digdir/designsystemet-react'
import { MenuHamburgerIcon, XMarkIcon } from '@navikt/aksel-icons'
import { Link } from 'react-router'
import { useWords } from '../i18n/use-words.ts'
import { useRights } from '../session/roles.ts'
import { useSession } from '../session/session-context.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Mark } from './Mark.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import styles from './TopBar.module.css'

/** The authority's name, search, language and the person. Two authorities of one State look alike: the name always shows. */
export function TopBar({ menuOpen, toggleMenu }: { menuOpen: boolean; toggleMenu: () => void }) {
  const { t, state } = useWords()
  const session = useSession()
  const rights = useRights()
  return (
    <header className={styles.bar}>
      <div className={styles.menu}>
        <Button
          icon
          variant="tertiary"
          data-color="neutral"
          aria-expanded={menuOpen}
          aria-controls="main-menu"
          aria-label={t(menuOpen ? 'frame.closeMenu' : 'frame.openMenu')}
          onClick={toggleMenu}
        >
          {menuOpen ? <XMarkIcon aria-hidden fontSize="1.5rem" /> : <MenuHamburgerIcon aria-hidden fontSize="1.5rem" />}
        </Button>
      </div>
      <Link to="/" className={styles.authority}>
        <Mark />
        <span className={styles.names}>
          <span className={styles.name}>{session.tenantName}</span>
          <span className={styles.product}>Sustento · {state(session.state)}</span>
        </span>
      </Link>
      {rights.readCases && <SearchBox />}
      <div className={styles.end}>
        <LanguageSwitch />
        <PersonMenu />
      </div>
    </header>
  )
}
