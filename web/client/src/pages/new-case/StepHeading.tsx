import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { type Step, steps } from './new-case-draft.ts'

/** What this step asks; takes the focus when the step changes. */
export function StepHeading({ step }: { step: Step }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus()
    shown.current = step
  }, [step])
  return (
    <div className="stack-tight">
      <span className="small quiet">{t('newCase.step', { step: steps.indexOf(step) + 1, of: steps.length })}</span>
      <Heading ref={heading} level={2} data-size="xs" tabIndex={-1}>
        {t(`newCase.${step}`)}
      </Heading>
      <Paragraph className="prose quiet">{t(`newCase.${step}Text`)}</Paragraph>
    </div>
  )
}
