import { Table, Tag } from '@digdir/designsystemet-react'
import { now } from '../../clock.ts'
import type { UserJson } from '../../gen/sustento/identity/v1/identity_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import type { Handover } from './OneTimePassword.tsx'
import { UserSteps } from './UserSteps.tsx'

/** The people of the authority. */
export function UserTable({ users, handOver }: { users: UserJson[]; handOver: (handover: Handover) => void }) {
  const { t, term, instant } = useWords()
  const locked = (user: UserJson) => Boolean(user.lockedUntil) && Date.parse(user.lockedUntil ?? '') > now().getTime()
  return (
    <ScrollTable label={t('users.list')}>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('users.name')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('users.roles')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('users.state')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('users.steps')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {users.map((user) => (
          <Table.Row key={user.name}>
            <Table.Cell>
              <div className="stack-tight">
                <strong>{user.displayName}</strong>
                <span className="small quiet">{[user.login, user.email].filter(Boolean).join(' · ')}</span>
              </div>
            </Table.Cell>
            <Table.Cell>{user.roles?.map((role) => term('role', role)).join(', ')}</Table.Cell>
            <Table.Cell>
              <span className="cluster">
                <Tag data-color={user.disabled ? 'neutral' : 'success'}>
                  {t(user.disabled ? 'users.disabled' : 'users.active')}
                </Tag>
                <Tag data-color={user.secondFactorEnrolled ? 'success' : 'warning'}>
                  {t(user.secondFactorEnrolled ? 'users.secondFactor' : 'users.noSecondFactor')}
                </Tag>
                {locked(user) && (
                  <Tag data-color="danger">{t('users.locked', { time: instant(user.lockedUntil) })}</Tag>
                )}
              </span>
            </Table.Cell>
            <Table.Cell>
              <UserSteps user={user} locked={locked(user)} handOver={handOver} />
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </ScrollTable>
  )
}
