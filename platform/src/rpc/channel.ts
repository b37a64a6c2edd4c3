import { type ChannelCredentials, Client, credentials as grpcCredentials } from '@grpc/grpc-js'

/** `UNAVAILABLE` only (AIP-194): the call did not happen, or repeats by its `request_id` without effect. */
const retryUnavailable = {
  maxAttempts: 3,
  initialBackoff: '0.1s',
  maxBackoff: '1s',
  backoffMultiplier: 3,
  retryableStatusCodes: ['UNAVAILABLE'],
}

const serviceConfig = JSON.stringify({
  loadBalancingConfig: [{ round_robin: {} }],
  methodConfig: [{ name: [{}], retryPolicy: retryUnavailable }],
})

/**
 * A connection to the replicas of a service, for example at `dns:///cases:50051`. It connects with the first call and
 * finds new replicas as they come.
 */
export function openChannel(
  address: string,
  credentials: ChannelCredentials = grpcCredentials.createInsecure(),
): Client {
  return new Client(address, credentials, {
    'grpc.service_config': serviceConfig,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 10_000,
    'grpc.max_receive_message_length': 4 * 1024 * 1024,
  })
}
