import { idOf } from '../../api/names.ts'
import { useCurrentUser } from '../../api/users.ts'
import type { TimelineEntryJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './EventList.module.css'

/** What happened, with when and who. Colleagues stay pseudonymous: the audit log knows them. */
export function EventList({ entries }: { entries: TimelineEntryJson[] }) {
  const { t, instant } = useWords()
  const me = idOf(useCurrentUser().data?.name)
  const who = (actor: string | undefined) => {
    if (!actor || actor === 'system') return t('timeline.system')
    return idOf(actor) === me ? t('timeline.me') : t('timeline.colleague')
  }
  return (
    <ol className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.name} className={styles.entry}>
          <span>{entry.words}</span>
          <span className="small quiet">
            <time dateTime={entry.time}>{instant(entry.time)}</time> · {who(entry.actor)}
          </span>
        </li>
      ))}
    </ol>
  )
}
