import { PersonGroupIcon } from '@navikt/aksel-icons'
import { PartySummary } from '../../case-file/PartySummary.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { useRights } from '../../session/roles.ts'
import { useShownCase } from './shown-case.ts'

/** Who takes part. */
export function PartiesTab() {
  const { t } = useWords()
  const { casework } = useRights()
  const { file, instrument = '' } = useShownCase()
  const parties = file?.parties ?? []
  return (
    <div className="stack">
      <SectionHeading
        actions={
          casework &&
          file && (
            <ButtonLink to="edit" variant="secondary">
              {t('parties.edit')}
            </ButtonLink>
          )
        }
      >
        {t('case.parties')}
      </SectionHeading>
      {parties.length === 0 && (
        <EmptyState icon={<PersonGroupIcon />} title={t('parties.none')} text={t('parties.noneText')} />
      )}
      {parties.map((party) => (
        <PartySummary key={party.id} party={party} parties={parties} instrument={instrument} />
      ))}
    </div>
  )
}
