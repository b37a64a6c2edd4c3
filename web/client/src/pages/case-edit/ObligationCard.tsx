import { Button, Card, Heading } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import { useWatch } from 'react-hook-form'
import { CheckboxGroup } from '../../fields/CheckboxGroup.tsx'
import { DateField } from '../../fields/DateField.tsx'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { SelectField } from '../../fields/SelectField.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useWords } from '../../i18n/use-words.ts'
import type { CaseDraft } from './case-draft.ts'
import { frequencies } from './frequencies.ts'
import { nameOfDraft } from './party-draft.ts'

/** One obligation: how much, how often, for whom, who pays whom. */
export function ObligationCard({ index, remove }: { index: number; remove: () => void }) {
  const { t } = useWords()
  const name = `obligations.${index}`
  const parties = useWatch<CaseDraft, 'parties'>({ name: 'parties' })
  const besides = useWatch<CaseDraft, `obligations.${number}.besides`>({ name: `obligations.${index}.besides` })
  const ordersMore = Object.keys(besides).length > 0
  const people = parties.map((party) => ({ value: party.id, label: nameOfDraft(party) || party.id }))
  const title = t('obligation.title', { number: index + 1 })
  return (
    <Card asChild data-color="neutral">
      <section aria-label={title}>
        <div className="stack">
          <div className="cluster between">
            <Heading level={3} data-size="2xs">
              {title}
            </Heading>
            <Button variant="tertiary" data-color="danger" onClick={remove}>
              <TrashIcon aria-hidden fontSize="1.25rem" />
              {t('obligation.remove', { number: index + 1 })}
            </Button>
          </div>
          <div className="columns">
            <MoneyField name={`${name}.sum`} label={t('obligation.amount')} required={!ordersMore} />
            <SelectField
              name={`${name}.frequency`}
              label={t('obligation.frequency')}
              choices={frequencies.map((value) => ({ value, label: t(`frequency.${value}`) }))}
            />
          </div>
          {people.length > 0 && (
            <>
              <CheckboxGroup name={`${name}.beneficiaries`} label={t('obligation.beneficiaries')} choices={people} />
              <div className="columns">
                <SelectField name={`${name}.payer`} label={t('obligation.payer')} choices={people} />
                <SelectField name={`${name}.payee`} label={t('obligation.payee')} choices={people} />
              </div>
            </>
          )}
          <div className="columns">
            <DateField name={`${name}.from`} label={t('obligation.from')} />
            <DateField name={`${name}.until`} label={t('obligation.until')} hint={t('obligation.untilHint')} />
          </div>
          <TextInput
            name={`${name}.untilEvent`}
            label={t('obligation.untilEvent')}
            hint={t('obligation.untilEventHint')}
          />
          <div className="columns">
            <TextInput name={`${name}.dueDay`} label={t('obligation.dueDay')} hint={t('obligation.dueDayHint')} />
            <TextInput
              name={`${name}.indexation`}
              label={t('obligation.indexation')}
              hint={t('obligation.indexationHint')}
            />
          </div>
        </div>
      </section>
    </Card>
  )
}
