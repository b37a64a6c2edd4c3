import { Heading } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { userRoles } from './user-roles.ts'

/** What each role may do. */
export function RoleExplanations() {
  const { t } = useWords()
  return (
    <section aria-labelledby="roles-title" className="stack prose">
      <Heading id="roles-title" level={2} data-size="xs">
        {t('users.rolesTitle')}
      </Heading>
      <SummaryList facts={userRoles.map((role) => ({ term: t(`role.${role}`), value: t(`roleText.${role}`) }))} />
    </section>
  )
}
