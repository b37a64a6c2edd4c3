import { Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react'
import { useFormContext } from 'react-hook-form'
import { usePartners } from '../../api/partners.ts'
import { useFieldError } from '../../fields/field-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import type { NewCaseDraft } from './new-case-draft.ts'
import { partnerNote } from './partner-note.ts'

/** To which Central Authority the application goes. */
export function PartnerStep() {
  const words = useWords()
  const { t } = words
  const partners = usePartners()
  const { register, setValue } = useFormContext<NewCaseDraft>()
  const error = useFieldError('partner')
  // another State may be bound by another instrument
  const field = register('partner', { required: t('newCase.partnerMissing'), onChange: () => setValue('choice', '') })
  return (
    <QueryView query={partners}>
      {(list) => (
        <Fieldset>
          <Fieldset.Legend className="visually-hidden">{t('newCase.partner')}</Fieldset.Legend>
          {list.map((partner, index) => (
            <Radio
              key={partner.name}
              id={index === 0 ? 'partner' : undefined}
              value={partner.name ?? ''}
              label={partner.authority?.name ?? partner.party ?? ''}
              description={partnerNote(partner, words)}
              aria-invalid={Boolean(error) || undefined}
              {...field}
            />
          ))}
          {error && <ValidationMessage>{error}</ValidationMessage>}
        </Fieldset>
      )}
    </QueryView>
  )
}
