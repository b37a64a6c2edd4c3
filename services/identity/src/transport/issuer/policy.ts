import { interactionPolicy } from 'oidc-provider'

const { base, Check } = interactionPolicy

/**
 * When people are shown a page: to sign in. Nobody is asked for consent, since the only client is the authority's own
 * web. A session whose account was disabled meanwhile counts as none.
 */
export function signInPolicy(): interactionPolicy.Prompt[] {
  const policy = base()
  policy.remove('consent')
  const noAccount = new Check('no_account', 'End-User authentication is required', (ctx) =>
    ctx.oidc.session?.accountId && !ctx.oidc.account ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  )
  policy.get('login')?.checks.add(noAccount)
  return [...policy]
}
