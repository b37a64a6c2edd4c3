import { defaultChannel } from '../../as4/names.ts'
import type { ProfileId, TokenReference } from '../../as4/security/profile.ts'
import type { AgreementEntry } from '../partner-data.ts'
import { Wrong } from '../wrong.ts'
import { policies, usualRoles } from './names.ts'
import { allOf, type Node } from './tree.ts'

/** What a process says about how two parties exchange. */
export interface Legs {
  agreements: AgreementEntry[]
  role?: string
  tokenReference?: TokenReference
  profile?: ProfileId
  retry?: { delaysSeconds: number[] }
}

type Note = (text: string) => void

/** Makes a function that reads the legs of a process, with everything that they refer to by name. */
export function legReader(root: Node, note: Note): (process: Node) => Legs {
  const named = (kind: string, name: string | undefined, where: string): Node['attributes'] => {
    const found = allOf(root, kind).find(
      ({ attributes, children }) => attributes.name === name && children.length === 0,
    )
    if (found === undefined) throw new Wrong(`${where}: the ${kind} ${name ?? ''} is not in the file`)
    return found.attributes
  }

  function readLeg(name: string, where: string, ref: AgreementEntry['ref']): Legs {
    const leg = named('legConfiguration', name, where)
    const at = `leg ${name}`
    const service = named('service', leg.service, at)
    const security = leg.security ? named('security', leg.security, at) : {}
    const awareness = leg.receptionAwareness ? named('receptionAwareness', leg.receptionAwareness, at).retry : undefined
    const channel = leg.defaultMpc ? named('mpc', leg.defaultMpc, at).qualifiedName : defaultChannel
    if (channel !== defaultChannel)
      note(`${at}: the channel ${leg.defaultMpc} is left out, messages go over the default one`)
    if (leg.reliability && named('reliability', leg.reliability, at).nonRepudiation === 'false') {
      note(`${at}: receipts without digests are not believed; ask for nonRepudiation="true"`)
    }
    if (leg.errorHandling && named('errorHandling', leg.errorHandling, at).errorAsResponse === 'false') {
      note(`${at}: errors are taken as answers alone`)
    }
    const agreement: AgreementEntry = {
      service: service.value ?? '',
      serviceType: service.type ?? '',
      action: named('action', leg.action, at).value ?? '',
      compress: leg.compressPayloads === 'true',
      ...(ref === undefined ? {} : { ref }),
    }
    return { agreements: [agreement], ...securityOf(security, note), ...retryOf(awareness, at, note) }
  }

  return (process) => {
    const { name = '', binding, agreement, responderRole, initiatorRole } = process.attributes
    const where = `process ${name}`
    const bindingValue = binding ? named('binding', binding, where).value : undefined
    if (bindingValue?.endsWith('/pull')) {
      note(`${where}: is left out, messages are not fetched`)
      return { agreements: [] }
    }
    const ref = agreement ? refOf(named('agreement', agreement, where)) : undefined
    const read = allOf(process, 'leg').map(({ attributes }) => readLeg(attributes.name ?? '', where, ref))
    const [first] = read
    for (const key of ['tokenReference', 'profile', 'retry'] as const) {
      if (read.some((one) => JSON.stringify(one[key]) !== JSON.stringify(first?.[key]))) {
        note(`${where}: its legs differ in ${key}; that of the first one counts`)
      }
    }
    const our = initiatorRole ? named('role', initiatorRole, where).value : undefined
    if (our && our !== usualRoles.defaultInitiatorRole) note(`${where}: our role ${our} belongs into access-point.json`)
    const role = responderRole ? named('role', responderRole, where).value : undefined
    return { ...first, agreements: read.flatMap(({ agreements }) => agreements), ...(role ? { role } : {}) }
  }
}

/** Domibus writes an empty agreement where none is meant. */
function refOf({ value, type = '' }: Node['attributes']): AgreementEntry['ref'] {
  return value ? { value, type } : undefined
}

function securityOf(security: Node['attributes'], note: Note): Pick<Legs, 'tokenReference' | 'profile'> {
  const { name = '', policy, signatureMethod, profile } = security
  const ways = Object.entries(policies) as [TokenReference, string][]
  const way = ways.find(([, file]) => file === policy)?.[0]
  if (policy && way === undefined) note(`security ${name}: the policy ${policy} is left out`)
  const isRsa = profile === 'RSA' || (profile === undefined && (signatureMethod ?? 'RSA_SHA256') === 'RSA_SHA256')
  if (!isRsa) note(`security ${name}: is of the profile 2.0; set "profile" to the one that is agreed`)
  return { ...(way ? { tokenReference: way } : {}), ...(isRsa && name ? { profile: 'edelivery-1.x' } : {}) }
}

/** `12;4;CONSTANT`: four times within twelve minutes. */
function retryOf(retry: string | undefined, where: string, note: Note): Pick<Legs, 'retry'> {
  if (retry === undefined || retry === '') return {}
  const [minutes = '', count = '', strategy] = retry.split(';')
  if (strategy === 'SEND_ONCE') return { retry: { delaysSeconds: [] } }
  const times = Number(count)
  const seconds = (Number(minutes) * 60) / times
  if (
    strategy === 'CONSTANT' &&
    Number.isInteger(times) &&
    times >= 1 &&
    times <= 100 &&
    seconds > 0 &&
    seconds <= 604_800
  ) {
    return { retry: { delaysSeconds: Array<number>(times).fill(seconds) } }
  }
  note(`${where}: the retries ${retry} are left out, ours stay`)
  return {}
}
