import { NavLink } from 'react-router'
import styles from './SectionNav.module.css'
import { toSection } from './use-navigation-focus.ts'

/** The sections of a page that have addresses of their own; `.` is the first one. */
export function SectionNav({ label, sections }: { label: string; sections: { to: string; label: string }[] }) {
  return (
    <nav aria-label={label} className={styles.nav}>
      <ul className={styles.list}>
        {sections.map((section) => (
          <li key={section.to}>
            <NavLink
              to={section.to}
              end={section.to === '.'}
              state={toSection}
              preventScrollReset
              className={styles.section}
            >
              {section.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
