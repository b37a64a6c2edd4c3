/** Something that listens: a gRPC or HTTP server. `run` starts it and stops it in order. */
export interface Serving {
  /** Named in the log, for example `grpc`. */
  name: string
  /** Listens; resolves with the port. */
  start(): Promise<number>
  /** Tells probes and balancers to send nothing more, while calls are still answered. */
  unready(): void
  /** Takes nothing new, lets what is open end, and after this many milliseconds ends it. */
  drain(ms: number): Promise<void>
}
