import { useState } from 'react'
import { useUsers } from '../../api/users.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { CreateUser } from './CreateUser.tsx'
import { type Handover, OneTimePassword } from './OneTimePassword.tsx'
import { RoleExplanations } from './RoleExplanations.tsx'
import { UserTable } from './UserTable.tsx'

/** Who may what? */
export function AdministrationPage() {
  const { t } = useWords()
  const paging = usePaging()
  const users = useUsers(paging.token)
  const [handover, setHandover] = useState<Handover>()
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('nav.administration')}
        state={t('users.about')}
        actions={<CreateUser handOver={setHandover} />}
      />
      {handover && <OneTimePassword handover={handover} close={() => setHandover(undefined)} />}
      <div className="stack">
        <QueryView query={users} skeleton={<SkeletonLines lines={6} />}>
          {(page) => <UserTable users={page.users ?? []} handOver={setHandover} />}
        </QueryView>
        <Pager paging={paging} next={users.data?.nextPageToken} label={t('users.pages')} />
      </div>
      <RoleExplanations />
    </div>
  )
}
