import { Button } from '@digdir/designsystemet-react'
import { FolderPlusIcon, MagnifyingGlassIcon } from '@navikt/aksel-icons'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useRights } from '../../session/roles.ts'

/** No case yet, or none that fits. */
export function NoCases({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  const { t } = useWords()
  const { casework } = useRights()
  if (narrowed) {
    return (
      <EmptyState icon={<MagnifyingGlassIcon />} title={t('cases.noneFound')} text={t('cases.noneFoundText')}>
        <Button variant="secondary" onClick={clear}>
          {t('cases.clear')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<FolderPlusIcon />} title={t('cases.none')} text={t('cases.noneText')}>
      {casework && <ButtonLink to="/cases/new">{t('cases.first')}</ButtonLink>}
    </EmptyState>
  )
}
