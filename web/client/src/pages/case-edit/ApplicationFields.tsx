import { Heading } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { ClaimFields } from './ClaimFields.tsx'
import { MeasuresFields } from './MeasuresFields.tsx'

/** Letters (c) and (d) of the Regulation and the Convention obtain a decision, as do the applications of other instruments. */
const obtaining = /^((56|10)-1-[cd]|3|application)$/
const modifying = /^((56|10)-(1-[ef]|2-[bc])|8)$/

/** What is asked for, when the application is for more than the decision at hand. */
export function ApplicationFields({ application }: { application: string }) {
  const { t } = useWords()
  const asksMeasures = application === '53' || application === '7'
  const modifies = modifying.test(application)
  if (!asksMeasures && !modifies && !obtaining.test(application)) return null
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {t(asksMeasures ? 'measures.title' : 'claim.title')}
      </Heading>
      {asksMeasures ? <MeasuresFields /> : <ClaimFields modifies={modifies} />}
    </div>
  )
}
