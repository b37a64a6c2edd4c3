import { casesEnv } from '@sustento/cases/config'
import { formsEnv } from '@sustento/forms/config'
import { identityEnv } from '@sustento/identity/config'
import { messagingEnv } from '@sustento/messaging/config'
import { loadConfig } from '@sustento/platform/config'
import { statsEnv } from '@sustento/stats/config'
import { webEnv } from '@sustento/web-server/config'
import { type ServiceName, services } from './layout.ts'
import type { StateFile } from './state-file.ts'

type Env = Record<string, string>

/** The environment of each part of a State, as a cluster would set it; checked by the same schemas. */
export function environmentsOf({ ports, tenants, webUrl, sessionUrl, sessionKeyFile, settings = {} }: StateFile) {
  const addresses: Env = Object.fromEntries(
    services.map((name) => [`${name.toUpperCase()}_ADDRESS`, `127.0.0.1:${ports.grpc[name]}`]),
  )
  const service = (name: ServiceName): Env => ({
    ...addresses,
    TENANTS_DIR: tenants,
    LOG_LEVEL: 'info',
    GRPC_PORT: String(ports.grpc[name]),
    HTTP_PORT: String(ports.http[name]),
    ...settings[name],
  })
  return {
    identity: { ...service('identity'), WEB_REDIRECT_URIS: `${webUrl}/callback`, WEB_SIGNED_OUT_URIS: `${webUrl}/` },
    forms: service('forms'),
    messaging: { ...service('messaging'), AS4_PORT: String(ports.as4) },
    cases: service('cases'),
    stats: service('stats'),
    web: {
      ...service('identity'),
      HTTP_PORT: String(ports.web),
      PUBLIC_URL: webUrl,
      DATABASE_URL: sessionUrl,
      SESSION_KEY_FILE: sessionKeyFile,
      ...settings.web,
    },
  }
}

/** The configurations of the parts of a State. */
export function configsOf(state: StateFile) {
  const env = environmentsOf(state)
  return {
    identity: loadConfig(identityEnv, env.identity),
    forms: loadConfig(formsEnv, env.forms),
    messaging: loadConfig(messagingEnv, env.messaging),
    cases: loadConfig(casesEnv, env.cases),
    stats: loadConfig(statsEnv, env.stats),
    web: loadConfig(webEnv, env.web),
  }
}
