/** Something that listens: a gRPC or HTTP server. `run` starts it and stops it in order. */
export interface Serving {
  /** Named in the log and in `Running.ports`, for example `grpc`. */
  name: string
  /** Listens; resolves with the port. */
  start(): Promise<number>
  /** What probes and balancers are told: send calls, or send nothing more. Calls are answered either way. */
  setReady(ready: boolean): void
  /** Takes nothing new, lets what is open end, and after this many milliseconds ends it. */
  drain(ms: number): Promise<void>
}
