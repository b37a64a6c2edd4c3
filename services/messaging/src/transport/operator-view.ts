import type { Ctx } from '@sustento/platform/ctx'
import {
  type Certificate,
  CertificateState,
  type GetQueueRequest,
  type GetQueueResponse,
  type GetThroughputResponse,
  type ListCertificatesResponse,
  type Throughput,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { CertificateState as State } from '../domain/certificate-state.ts'
import { partnerName } from '../domain/names.ts'
import type { Throughput as Counts } from '../domain/throughput.ts'
import { fingerprintOf, oneLine, subjectOf } from '../store/access-point.ts'
import type { App } from '../usecases/app.ts'
import { type CertificateFacts, listCertificates } from '../usecases/operator/list-certificates.ts'
import { readQueue } from '../usecases/operator/read-queue.ts'
import { readThroughput } from '../usecases/operator/read-throughput.ts'
import { wantedPartner } from './list-messages.ts'
import { states } from './to-proto.ts'

const certificateStates: Record<State, CertificateState> = {
  revoked: CertificateState.CERTIFICATE_STATE_REVOKED,
  unchecked: CertificateState.CERTIFICATE_STATE_UNCHECKED,
  expired: CertificateState.CERTIFICATE_STATE_EXPIRED,
  future: CertificateState.CERTIFICATE_STATE_FUTURE,
  replaced: CertificateState.CERTIFICATE_STATE_REPLACED,
  'warn-7': CertificateState.CERTIFICATE_STATE_WARN_7,
  'warn-30': CertificateState.CERTIFICATE_STATE_WARN_30,
  'warn-60': CertificateState.CERTIFICATE_STATE_WARN_60,
  valid: CertificateState.CERTIFICATE_STATE_VALID,
}

/** The methods for operators. */
export function operatorView(app: App) {
  return {
    async getQueue(request: GetQueueRequest, ctx: Ctx): Promise<GetQueueResponse> {
      const { counts, stuck, waitingSince } = await readQueue(app, ctx, wantedPartner(request.partner))
      return {
        counts: counts.map(({ state, count }) => ({ state: states[state], count: BigInt(count) })),
        stuck: BigInt(stuck),
        oldestWaitingTime: waitingSince,
      }
    },

    async getThroughput(_request: object, ctx: Ctx): Promise<GetThroughputResponse> {
      const { hours, days } = await readThroughput(app, ctx)
      return { hours: hours.map(toThroughput), days: days.map(toThroughput) }
    },

    async listCertificates(_request: object, { tenant }: Ctx): Promise<ListCertificatesResponse> {
      return { certificates: listCertificates(app, tenant).map((facts) => toCertificate(tenant, facts)) }
    },
  }
}

function toThroughput({ start, submitted, delivered, failed, received, failedAttempts }: Counts): Throughput {
  return {
    startTime: start,
    submitted: BigInt(submitted),
    delivered: BigInt(delivered),
    failed: BigInt(failed),
    received: BigInt(received),
    failedAttempts: BigInt(failedAttempts),
  }
}

function toCertificate(tenant: string, facts: CertificateFacts): Certificate {
  const { owner, certificate, profile, uses, state, days, usedFrom, replacedFrom, withdrawal } = facts
  return {
    partner: owner === '' ? '' : partnerName(tenant, owner),
    subject: subjectOf(certificate),
    issuer: oneLine(certificate.issuer),
    serialNumber: certificate.serialNumber.toLowerCase(),
    fingerprint: fingerprintOf(certificate),
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    profile,
    uses,
    state: certificateStates[state],
    days,
    replacedTime: replacedFrom,
    signsFromTime: uses.includes('signing') ? usedFrom : undefined,
    revokeTime: withdrawal?.revocation?.at,
    revocationReason: withdrawal?.revocation?.reason ?? '',
  }
}
