import { ChevronLeftIcon } from '@navikt/aksel-icons'
import { Link } from 'react-router'
import styles from './BackLink.module.css'

/** One level up. */
export function BackLink({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className={`${styles.back} no-print`}>
      <ChevronLeftIcon aria-hidden fontSize="1.25rem" />
      {label}
    </Link>
  )
}
