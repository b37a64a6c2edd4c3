import { defaultChannel, ns, partyType } from '../as4/names.ts'

/** What may differ in the file. */
export interface PModeChanges {
  before?: string
  namespace?: string
  policy?: string
  signature?: string
  retry?: string
  nonRepudiation?: string
  channel?: string
  /** To which action the second leg refers. */
  action?: string
}

/** A P-Mode file as Domibus exports it, of a network of three fictional authorities: `ca_east_gw` is ours. */
export function pmodeFile({
  before = '',
  namespace = 'http://domibus.eu/configuration',
  policy = 'eDeliveryAS4Policy.xml',
  signature = 'RSA_SHA256',
  retry = '12;4;CONSTANT',
  nonRepudiation = 'true',
  channel = defaultChannel,
  action = 'formB',
}: PModeChanges = {}): string {
  const party = (name: string) =>
    `<party name="ca_${name}_gw" endpoint="https://${name}.example/services/msh"><identifier partyId="${name}" partyIdType="urnType"/></party>`
  const leg = (name: string, of: string, more: string) =>
    `<legConfiguration name="${name}" service="maintenance" action="${of}" defaultMpc="defaultMpc" reliability="reliability"
      security="security" receptionAwareness="awareness" errorHandling="errors" ${more}/>`
  return `${before}<db:configuration xmlns:db="${namespace}" party="ca_east_gw">
  <mpcs><mpc name="defaultMpc" qualifiedName="${channel}" enabled="true" default="true" retention_downloaded="0"/></mpcs>
  <businessProcesses>
    <roles><role name="gateway" value="GW"/></roles>
    <parties>
      <partyIdTypes><partyIdType name="urnType" value="${partyType}"/></partyIdTypes>
      ${party('east')} ${party('north')} ${party('far')}
    </parties>
    <meps><mep name="oneway" value="${ns.eb}oneWay"/><binding name="push" value="${ns.eb}push"/></meps>
    <properties><property name="originalSender" key="originalSender" datatype="string" required="true"/></properties>
    <payloadProfiles><payload name="form" cid="cid:form" required="true" mimeType="text/xml"/></payloadProfiles>
    <securities><security name="security" policy="${policy}" signatureMethod="${signature}"/></securities>
    <errorHandlings><errorHandling name="errors" errorAsResponse="true"/></errorHandlings>
    <agreements><agreement name="agreement" value="A1" type="T1"/></agreements>
    <services><service name="maintenance" value="urn:example:maintenance" type="urn:e-codex:services:"/></services>
    <actions><action name="formA" value="Form_A"/><action name="formB" value="Form_B"/></actions>
    <as4>
      <receptionAwareness name="awareness" retry="${retry}" duplicateDetection="true"/>
      <reliability name="reliability" nonRepudiation="${nonRepudiation}" replyPattern="response"/>
    </as4>
    <splittingConfigurations/>
    <legConfigurations>
      ${leg('leg1', 'formA', 'compressPayloads="true" propertySet="p" payloadProfile="q"')}
      ${leg('leg2', action, 'compressPayloads="false"')}
    </legConfigurations>
    <process name="main" mep="oneway" binding="push" initiatorRole="gateway" responderRole="gateway" agreement="agreement">
      <initiatorParties><initiatorParty name="ca_east_gw"/><initiatorParty name="ca_north_gw"/></initiatorParties>
      <responderParties><responderParty name="ca_east_gw"/><responderParty name="ca_north_gw"/></responderParties>
      <legs><leg name="leg1"/><leg name="leg2"/></legs>
    </process>
  </businessProcesses>
</db:configuration>`
}
