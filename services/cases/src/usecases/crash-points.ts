/** Where the crash suite kills the process: between two things that cannot be one commit. */
export type CrashPoint =
  | 'frozen-before-dispatch'
  | 'dispatched-before-recorded'
  | 'after-received-fetched'
  | 'case-opened-before-confirm'
  | 'confirmed-before-recorded'
