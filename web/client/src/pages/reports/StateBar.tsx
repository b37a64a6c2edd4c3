import { useWords } from '../../i18n/use-words.ts'
import type { StateBars } from './figures.ts'
import styles from './ReturnChart.module.css'

/** The two bars of one State, with their figures. */
export function StateBar({ bars, end }: { bars: StateBars; end: number }) {
  const { t, state, number } = useWords()
  return (
    <li className={styles.state}>
      <span className={styles.name}>{state(bars.state)}</span>
      <div className={styles.bars}>
        {(['applications', 'acknowledged'] as const).map((figure) => (
          <div key={figure} className={styles.bar}>
            <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" className={styles.track}>
              <rect width={(bars[figure] / end) * 100} height="14" className={styles[figure]} />
            </svg>
            <span className={styles.value}>
              <span className="visually-hidden">{t(`figure.${figure}`)}: </span>
              {number(bars[figure])}
            </span>
          </div>
        ))}
      </div>
    </li>
  )
}
