import { ValidationMessage } from '@digdir/designsystemet-react'
import { useWatch } from 'react-hook-form'
import { useInstruments } from '../../api/instruments.ts'
import { usePartner } from '../../api/partners.ts'
import { useFieldError } from '../../fields/field-error.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { InstrumentChoice } from './InstrumentChoice.tsx'
import type { NewCaseDraft } from './new-case-draft.ts'

/** What is applied for, and under which instrument; instruments that do not bind the two States say why. */
export function InstrumentStep() {
  const partner = usePartner(useWatch<NewCaseDraft, 'partner'>({ name: 'partner' }))
  const instruments = useInstruments(partner?.state)
  const error = useFieldError('choice')
  return (
    <QueryView query={instruments}>
      {(list) => (
        <div className="stack-wide">
          {list.map((instrument, index) => (
            <InstrumentChoice key={instrument.id} instrument={instrument} first={index === firstApplicable(list)} />
          ))}
          {error && <ValidationMessage>{error}</ValidationMessage>}
        </div>
      )}
    </QueryView>
  )
}

function firstApplicable(list: { applicable?: boolean }[]): number {
  return list.findIndex(({ applicable }) => applicable)
}
