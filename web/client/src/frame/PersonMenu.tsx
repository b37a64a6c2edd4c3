import { Dropdown } from '@digdir/designsystemet-react'
import { LeaveIcon, PersonCircleIcon } from '@navikt/aksel-icons'
import { useAnnounce } from '../announce/announce-context.ts'
import { logout } from '../api/session.ts'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session-context.ts'
import styles from './PersonMenu.module.css'

/** Who is signed in, with which roles, and the way out. */
export function PersonMenu() {
  const { t, term } = useWords()
  const { user } = useSession()
  const announce = useAnnounce()
  const leave = async () => {
    try {
      window.location.assign(await logout())
    } catch {
      announce(t('session.leaveFailed'), 'danger')
    }
  }
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        aria-label={t('frame.person', { name: user.displayName })}
      >
        <PersonCircleIcon aria-hidden fontSize="1.5rem" />
        <span className={styles.name}>{user.displayName}</span>
      </Dropdown.Trigger>
      <Dropdown placement="bottom-end">
        <div className={styles.who}>
          <strong>{user.displayName}</strong>
          <span className="small quiet">{user.login}</span>
          <span className="small quiet">{user.roles.map((role) => term('role', role)).join(', ')}</span>
        </div>
        <Dropdown.List>
          <Dropdown.Item>
            <Dropdown.Button onClick={() => void leave()}>
              <LeaveIcon aria-hidden fontSize="1.25rem" />
              {t('session.leave')}
            </Dropdown.Button>
          </Dropdown.Item>
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}
