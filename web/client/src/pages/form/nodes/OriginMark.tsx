import { idOf } from '../../../api/names.ts'
import { useCurrentUser } from '../../../api/users.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { useAnswer } from '../draft-context.ts'
import styles from './OriginMark.module.css'

/** Says that an answer was not typed by the reader but comes from the case, the extract, an earlier form, a colleague. */
export function OriginMark({ path }: { path: string }) {
  const { term } = useWords()
  const answer = useAnswer(path)
  if (answer?.typedBy) return <TypedBy user={answer.typedBy} />
  const origin = answer?.origin
  const said = origin === 'ANSWER_ORIGIN_TYPED' ? '' : term('origin', origin, ' ').trim()
  return said ? <span className={styles.mark}>{said}</span> : null
}

/** Nothing for what the reader typed. */
function TypedBy({ user }: { user: string }) {
  const { t } = useWords()
  const me = useCurrentUser().data?.name
  return me && idOf(me) !== user ? <span className={styles.mark}>{t('origin.colleague')}</span> : null
}
