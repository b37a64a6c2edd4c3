import { CheckmarkIcon } from '@navikt/aksel-icons'
import { useWords } from '../../i18n/use-words.ts'
import { type Step, steps } from './new-case-draft.ts'
import styles from './StepList.module.css'

/** Where one is; steps passed can be gone back to. */
export function StepList({ current, goTo }: { current: Step; goTo: (step: Step) => void }) {
  const { t } = useWords()
  const place = steps.indexOf(current)
  return (
    <nav aria-label={t('newCase.steps')} className={styles.nav}>
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li key={step} className={styles.step} data-current={step === current}>
            <span className={styles.mark} aria-hidden="true">
              {index < place ? <CheckmarkIcon fontSize="1rem" /> : index + 1}
            </span>
            {index < place ? (
              <button type="button" className="link-button" onClick={() => goTo(step)}>
                {t(`newCase.${step}`)}
              </button>
            ) : (
              <span aria-current={step === current ? 'step' : undefined}>{t(`newCase.${step}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
