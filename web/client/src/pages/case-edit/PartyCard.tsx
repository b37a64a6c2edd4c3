import { Button, Card, Heading } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import { useWatch } from 'react-hook-form'
import { useWords } from '../../i18n/use-words.ts'
import type { CaseDraft } from './case-draft.ts'
import { NonDisclosureFields } from './NonDisclosureFields.tsx'
import { PersonFields } from './PersonFields.tsx'
import { PublicBodyFields } from './PublicBodyFields.tsx'
import { nameOfDraft } from './party-draft.ts'
import { RoleFields } from './RoleFields.tsx'

/** Everything about one party. */
export function PartyCard({ index, instrument, remove }: { index: number; instrument: string; remove: () => void }) {
  const { t } = useWords()
  const name = `parties.${index}` as const
  const party = useWatch<CaseDraft, typeof name>({ name })
  const title = nameOfDraft(party) || t('party.unnamed', { number: index + 1 })
  return (
    <Card asChild data-color="neutral">
      <section aria-labelledby={`${name}-title`}>
        <div className="stack-wide">
          <div className="cluster between">
            <Heading id={`${name}-title`} level={3} data-size="2xs">
              <bdi>{title}</bdi>
            </Heading>
            <Button
              variant="tertiary"
              data-color="danger"
              aria-label={t('party.removeNamed', { name: title })}
              onClick={remove}
            >
              <TrashIcon aria-hidden fontSize="1.25rem" />
              {t('party.remove')}
            </Button>
          </div>
          <RoleFields index={index} instrument={instrument} />
          {party.kind === 'public-body' ? <PublicBodyFields name={name} /> : <PersonFields name={name} />}
          {party.kind === 'person' && <NonDisclosureFields name={name} instrument={instrument} />}
        </div>
      </section>
    </Card>
  )
}
