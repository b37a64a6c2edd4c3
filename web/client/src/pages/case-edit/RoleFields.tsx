import { Fieldset, Radio } from '@digdir/designsystemet-react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useInstrumentWords } from '../../api/instruments.ts'
import { CheckboxGroup } from '../../fields/CheckboxGroup.tsx'
import { useWords } from '../../i18n/use-words.ts'
import type { CaseDraft } from './case-draft.ts'
import { nameOfDraft } from './party-draft.ts'
import { partyRoles } from './roles.ts'

/** Which roles a party plays, in the words of the instrument, and whether it is a person or a public body. */
export function RoleFields({ index, instrument }: { index: number; instrument: string }) {
  const { t } = useWords()
  const words = useInstrumentWords()
  const { register } = useFormContext<CaseDraft>()
  const parties = useWatch<CaseDraft, 'parties'>({ name: 'parties' })
  const roles = parties[index]?.roles ?? []
  const others = parties.filter((_, place) => place !== index)
  return (
    <div className="stack">
      <CheckboxGroup
        name={`parties.${index}.roles`}
        label={t('party.roles')}
        hint={t('party.rolesHint')}
        required
        choices={partyRoles.map((role) => ({ value: role, label: words.role(instrument, role) }))}
      />
      <Fieldset>
        <Fieldset.Legend>{t('party.kind')}</Fieldset.Legend>
        <div className="cluster">
          <Radio value="person" label={t('party.person')} {...register(`parties.${index}.kind`)} />
          <Radio value="public-body" label={t('party.publicBody')} {...register(`parties.${index}.kind`)} />
        </div>
      </Fieldset>
      {roles.includes('representative') && others.length > 0 && (
        <CheckboxGroup
          name={`parties.${index}.represents`}
          label={t('party.represents')}
          choices={others.map((other) => ({ value: other.id, label: nameOfDraft(other) || other.id }))}
        />
      )}
    </div>
  )
}
