import { Alert, Button } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useInstrumentWords } from '../../api/instruments.ts'
import { useWords } from '../../i18n/use-words.ts'
import { type CaseDraft, freePartyId } from './case-draft.ts'
import { PartyCard } from './PartyCard.tsx'
import { toPartyDraft } from './party-draft.ts'

/** Who takes part: as many as there are. Buttons add those whom almost every case has, with their usual roles. */
export function PartiesFields({ instrument }: { instrument: string }) {
  const { t } = useWords()
  const words = useInstrumentWords()
  const { control, getValues } = useFormContext<CaseDraft>()
  const parties = useFieldArray({ control, name: 'parties', keyName: 'key' })
  const add = (roles: string[]) =>
    parties.append(
      { ...toPartyDraft(), roles, id: freePartyId(getValues('parties')) },
      { focusName: `parties.${parties.fields.length}.familyNames` },
    )
  const role = (id: string) => words.role(instrument, id)
  return (
    <div className="stack">
      {parties.fields.length === 0 && <Alert data-color="info">{t('party.none')}</Alert>}
      {parties.fields.map((field, index) => (
        <PartyCard key={field.key} index={index} instrument={instrument} remove={() => parties.remove(index)} />
      ))}
      <fieldset className="chips" aria-label={t('party.add')}>
        <Button variant="secondary" onClick={() => add(['applicant', 'creditor'])}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('party.addRole', { role: `${role('applicant')} / ${role('creditor')}` })}
        </Button>
        <Button variant="secondary" onClick={() => add(['child'])}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('party.addChild')}
        </Button>
        <Button variant="secondary" onClick={() => add(['defendant', 'debtor'])}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('party.addRole', { role: `${role('defendant')} / ${role('debtor')}` })}
        </Button>
        <Button variant="tertiary" onClick={() => add([])}>
          <PlusIcon aria-hidden fontSize="1.25rem" />
          {t('party.addOther')}
        </Button>
      </fieldset>
    </div>
  )
}
