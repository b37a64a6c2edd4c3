import { Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useCreateUser } from '../../api/users.ts'
import { CheckboxGroup } from '../../fields/CheckboxGroup.tsx'
import { FormErrors } from '../../fields/FormErrors.tsx'
import { TextInput } from '../../fields/TextInput.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import type { Handover } from './OneTimePassword.tsx'
import { userRoles } from './user-roles.ts'

const empty = { login: '', displayName: '', email: '', roles: [] as string[] }

/** Creates a person; the one-time password is shown once, to be handed over. */
export function CreateUser({ handOver }: { handOver: (handover: Handover) => void }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const [open, setOpen] = useState(false)
  const form = useForm({ defaultValues: empty, reValidateMode: 'onSubmit' })
  const create = useCreateUser()
  const close = () => {
    setOpen(false)
    form.reset(empty)
    create.reset()
  }
  const submit = form.handleSubmit(async (user) => {
    const answer = await create.mutateAsync(user).catch(() => undefined)
    if (!answer) return
    close()
    announce(t('users.created', { name: user.displayName }))
    if (answer.oneTimePassword) handOver({ login: user.login, password: answer.oneTimePassword })
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <PlusIcon aria-hidden fontSize="1.25rem" />
        {t('users.create')}
      </Button>
      {open && (
        <Dialog open closeButton={t('dialog.close')} aria-labelledby="create-user" onClose={close}>
          <FormProvider {...form}>
            <form onSubmit={(event) => void submit(event)} noValidate className="stack">
              <Heading id="create-user" level={2} data-size="xs">
                {t('users.create')}
              </Heading>
              <FormErrors />
              <TextInput name="displayName" label={t('users.name')} required />
              <TextInput name="login" label={t('users.login')} required />
              <TextInput name="email" type="email" label={t('person.email')} />
              <CheckboxGroup
                name="roles"
                label={t('users.roles')}
                required
                choices={userRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
              />
              {create.error && <ProblemAlert error={create.error} />}
              <div className="cluster">
                <Button type="submit" loading={create.isPending}>
                  {t('users.create')}
                </Button>
                <Button type="button" variant="secondary" data-color="neutral" onClick={close}>
                  {t('dialog.cancel')}
                </Button>
              </div>
            </form>
          </FormProvider>
        </Dialog>
      )}
    </>
  )
}
