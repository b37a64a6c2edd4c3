import { Heading } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import type { Step } from './new-case-draft.ts'

interface Props {
  title: string
  step: Step
  goTo: (step: Step) => void
  children: ReactNode
}

/** What one step gathered, and the way back to it. */
export function CheckSection({ title, step, goTo, children }: Props) {
  const { t } = useWords()
  return (
    <section aria-label={title} className="stack">
      <div className="cluster between">
        <Heading level={3} data-size="2xs">
          {title}
        </Heading>
        <button
          type="button"
          className="link-button"
          aria-label={t('newCase.changeSection', { section: title })}
          onClick={() => goTo(step)}
        >
          {t('newCase.change')}
        </button>
      </div>
      {children}
    </section>
  )
}
