import { defaultChannel, ns, role as usualRole } from '../../as4/names.ts'
import { escapeXml } from '../../as4/xml/write.ts'
import type { AgreementRef } from '../../domain/agreement.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import { domibus, policies } from './names.ts'

/** Our access point as the partner reaches it. */
export interface Ours {
  point: Pick<AccessPoint, 'party' | 'partyType' | 'role'>
  /** As it is seen from outside. */
  endpoint: string
}

/** The usual retries of Domibus for what the partner sends to us: minutes, times, in even steps. */
const retries = '600;10;CONSTANT'

/**
 * A P-Mode file as the partner's Domibus imports it, seen from its side: its own party, ours, and what is agreed in both
 * directions. Certificates are not in such a file: they go into its trust store under the name of the party.
 */
export function writePMode({ point, endpoint }: Ours, partner: Partner): string {
  const { agreements, tokenReference } = partner
  const name = (kind: string, index: number) => `${kind}${index + 1}`
  const services = distinct(agreements.map(({ service }) => JSON.stringify(service)))
  const actions = distinct(agreements.map(({ action }) => action))
  const refs = distinct(agreements.flatMap(({ ref }) => (ref ? [refKey(ref)] : [])))
  const roles = distinct([usualRole.initiator, usualRole.responder, point.role, partner.role])
  const types = distinct([point.partyType, partner.partyType])
  const roleName = (value: string) => name('role', roles.indexOf(value))
  const party = (own: string, id: string, type: string, url: string) => [
    `      <party${attributes({ name: own, endpoint: url })}>`,
    `        <identifier${attributes({ partyId: id, partyIdType: name('type', types.indexOf(type)) })}/>`,
    '      </party>',
  ]
  const legs = agreements.map(({ service, action, compress, ref }, index) => ({
    name: name('leg', index),
    service: name('service', services.indexOf(JSON.stringify(service))),
    action: name('action', actions.indexOf(action)),
    compress,
    agreement: ref && name('agreement', refs.indexOf(refKey(ref))),
  }))
  const process = (of: { agreement?: string; legs: typeof legs; index: number; toUs: boolean }) => [
    `    <process${attributes({
      name: `${of.toUs ? 'toUs' : 'toYou'}${of.index + 1}`,
      mep: 'oneway',
      binding: 'push',
      initiatorRole: roleName(of.toUs ? usualRole.initiator : point.role),
      responderRole: roleName(of.toUs ? usualRole.responder : partner.role),
      agreement: of.agreement ?? '',
    })}>`,
    `      <initiatorParties><initiatorParty name="${of.toUs ? 'you' : 'us'}"/></initiatorParties>`,
    `      <responderParties><responderParty name="${of.toUs ? 'us' : 'you'}"/></responderParties>`,
    '      <legs>',
    ...of.legs.map((leg) => `        <leg name="${leg.name}"/>`),
    '      </legs>',
    '    </process>',
  ]
  const groups = distinct(legs.map(({ agreement }) => agreement ?? ''))
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<db:configuration xmlns:db="${domibus}" party="you">`,
    '  <mpcs>',
    `    <mpc${attributes({ name: 'defaultMpc', qualifiedName: defaultChannel, enabled: 'true', default: 'true' })} retention_downloaded="0" retention_undownloaded="14400"/>`,
    '  </mpcs>',
    '  <businessProcesses>',
    '    <roles>',
    ...roles.map((value) => `      <role${attributes({ name: roleName(value), value })}/>`),
    '    </roles>',
    '    <parties>',
    '      <partyIdTypes>',
    ...types.map((value, index) => `        <partyIdType${attributes({ name: name('type', index), value })}/>`),
    '      </partyIdTypes>',
    ...party('you', partner.party, partner.partyType, partner.endpoint),
    ...party('us', point.party, point.partyType, endpoint),
    '    </parties>',
    '    <meps>',
    `      <mep name="oneway" value="${ns.eb}oneWay"/>`,
    `      <binding name="push" value="${ns.eb}push"/>`,
    '    </meps>',
    '    <securities>',
    `      <security${attributes({ name: 'security', policy: policies[tokenReference], signatureMethod: 'RSA_SHA256' })}/>`,
    '    </securities>',
    '    <errorHandlings>',
    '      <errorHandling name="errors" errorAsResponse="true" businessErrorNotifyProducer="true" businessErrorNotifyConsumer="true" deliveryFailureNotifyProducer="true"/>',
    '    </errorHandlings>',
    '    <agreements>',
    ...refs.map(
      (ref, index) => `      <agreement${attributes({ name: name('agreement', index), ...JSON.parse(ref) })}/>`,
    ),
    '    </agreements>',
    '    <services>',
    ...services.map(
      (service, index) => `      <service${attributes({ name: name('service', index), ...JSON.parse(service) })}/>`,
    ),
    '    </services>',
    '    <actions>',
    ...actions.map((value, index) => `      <action${attributes({ name: name('action', index), value })}/>`),
    '    </actions>',
    '    <as4>',
    `      <receptionAwareness name="awareness" retry="${retries}" duplicateDetection="true"/>`,
    '      <reliability name="reliability" nonRepudiation="true" replyPattern="response"/>',
    '    </as4>',
    '    <legConfigurations>',
    ...legs.map(
      (leg) =>
        `      <legConfiguration${attributes({
          name: leg.name,
          service: leg.service,
          action: leg.action,
          defaultMpc: 'defaultMpc',
          reliability: 'reliability',
          security: 'security',
          receptionAwareness: 'awareness',
          errorHandling: 'errors',
          compressPayloads: String(leg.compress),
        })}/>`,
    ),
    '    </legConfigurations>',
    ...groups.flatMap((agreement, index) => {
      const own = { agreement, index, legs: legs.filter((leg) => (leg.agreement ?? '') === agreement) }
      return [...process({ ...own, toUs: true }), ...process({ ...own, toUs: false })]
    }),
    '  </businessProcesses>',
    '</db:configuration>',
  ]
  return `${lines.join('\n')}\n`
}

const attributes = (values: Record<string, string>) =>
  Object.entries(values)
    .filter(([name, value]) => value !== '' || name === 'value')
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')

/** The processing mode is a name of ours and stays here. */
const refKey = ({ value, type }: AgreementRef) => JSON.stringify({ value, type })

const distinct = (values: readonly string[]) => [...new Set(values)]
