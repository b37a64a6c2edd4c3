/** With what the command ends. Part of the interface: docs/guides/access-point.md. */
export const exitStatus = {
  /** Stopped by a signal; with `--once`: everything was delivered. */
  done: 0,
  /** With `--once`: a message was refused, or failed for good. */
  failed: 1,
  /** Wrong use, or a wrong configuration. */
  wrongUse: 2,
  /** With `--once`: the limit came before the outcome of every message. */
  waiting: 3,
  /** Another process works with this data folder. */
  inUse: 4,
  /** A fault: database, disk or network of this machine. */
  fault: 70,
} as const
