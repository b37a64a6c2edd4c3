import { useWords } from '../../../i18n/use-words.ts'
import { useAnswer } from '../draft-context.ts'
import styles from './OriginMark.module.css'

/** Says that an answer was not typed here but comes from the case, the extract, the authority or an earlier form. */
export function OriginMark({ path }: { path: string }) {
  const { term } = useWords()
  const origin = useAnswer(path)?.origin
  const said = origin === 'ANSWER_ORIGIN_TYPED' ? '' : term('origin', origin, ' ').trim()
  return said ? <span className={styles.mark}>{said}</span> : null
}
