/** What makes a changing request safe to repeat: the id that the caller chose, and the request as it was encoded. */
export interface Repeatable {
  id: string
  bytes: Uint8Array
}
