import { role } from '../../as4/names.ts'

/** Namespace of a Domibus P-Mode file. */
export const domibus = 'http://domibus.eu/configuration'

/** What each element of a P-Mode file may have that is understood; everything else is told by name. */
export const understood: Record<string, readonly string[]> = {
  configuration: ['party'],
  mpcs: [],
  mpc: ['name', 'qualifiedName', 'enabled', 'default'],
  businessProcesses: [],
  roles: [],
  role: ['name', 'value'],
  parties: [],
  partyIdTypes: [],
  partyIdType: ['name', 'value'],
  party: ['name', 'endpoint'],
  identifier: ['partyId', 'partyIdType'],
  meps: [],
  mep: ['name', 'value'],
  binding: ['name', 'value'],
  securities: [],
  security: ['name', 'policy', 'signatureMethod', 'profile'],
  errorHandlings: [],
  errorHandling: [
    'name',
    'errorAsResponse',
    'businessErrorNotifyProducer',
    'businessErrorNotifyConsumer',
    'deliveryFailureNotifyProducer',
  ],
  agreements: [],
  agreement: ['name', 'value', 'type'],
  services: [],
  service: ['name', 'value', 'type'],
  actions: [],
  action: ['name', 'value'],
  as4: [],
  receptionAwareness: ['name', 'retry', 'duplicateDetection'],
  reliability: ['name', 'nonRepudiation', 'replyPattern'],
  legConfigurations: [],
  legConfiguration: [
    'name',
    'service',
    'action',
    'defaultMpc',
    'reliability',
    'security',
    'receptionAwareness',
    'errorHandling',
    'compressPayloads',
  ],
  process: ['name', 'mep', 'binding', 'initiatorRole', 'responderRole', 'agreement'],
  initiatorParties: [],
  initiatorParty: ['name'],
  responderParties: [],
  responderParty: ['name'],
  legs: [],
  leg: ['name'],
}

/** Policies that Domibus comes with, by how they name certificates. */
export const policies = {
  ski: 'eDeliveryAS4Policy.xml',
  bst: 'eDeliveryAS4Policy_BST.xml',
  issuerSerial: 'eDeliveryAS4Policy_IS.xml',
} as const

/** Roles by their usual names in a P-Mode file. */
export const usualRoles = { defaultInitiatorRole: role.initiator, defaultResponderRole: role.responder } as const
