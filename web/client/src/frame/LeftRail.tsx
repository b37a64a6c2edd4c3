import {
  ArrowsSquarepathIcon,
  BarChartIcon,
  Buildings3Icon,
  EnvelopeClosedIcon,
  FolderIcon,
  PersonGroupIcon,
  TasklistIcon,
} from '@navikt/aksel-icons'
import { NavLink } from 'react-router'
import type { MessageId } from '../i18n/languages.ts'
import { useWords } from '../i18n/use-words.ts'
import { type Rights, useRights } from '../session/roles.ts'
import styles from './LeftRail.module.css'

interface Place {
  to: string
  label: MessageId
  Icon: typeof FolderIcon
  open: (rights: Rights) => boolean
}

const places: Place[] = [
  { to: '/work', label: 'nav.work', Icon: TasklistIcon, open: (rights) => rights.casework },
  { to: '/cases', label: 'nav.cases', Icon: FolderIcon, open: (rights) => rights.readCases },
  { to: '/messages', label: 'nav.messages', Icon: EnvelopeClosedIcon, open: () => true },
  { to: '/reports', label: 'nav.reports', Icon: BarChartIcon, open: () => true },
  { to: '/directory', label: 'nav.directory', Icon: Buildings3Icon, open: () => true },
  { to: '/operations', label: 'nav.operations', Icon: ArrowsSquarepathIcon, open: (rights) => rights.seeOperations },
  { to: '/administration', label: 'nav.administration', Icon: PersonGroupIcon, open: (rights) => rights.administer },
]

/** The places that the person's roles may open. */
export function LeftRail({ open }: { open: boolean }) {
  const { t } = useWords()
  const rights = useRights()
  return (
    <nav id="main-menu" aria-label={t('frame.mainMenu')} className={styles.rail} data-open={open}>
      <ul className="plain-list">
        {places
          .filter((place) => place.open(rights))
          .map(({ to, label, Icon }) => (
            <li key={to}>
              <NavLink to={to} className={styles.place}>
                <Icon aria-hidden fontSize="1.375rem" />
                {t(label)}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  )
}
