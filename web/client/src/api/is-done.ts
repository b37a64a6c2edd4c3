/**
 * Whether a change was made; its error is shown where the change is asked for. For what is gone once it is done: callbacks
 * given to `mutate` are not called when the part of the page that gave them has left.
 */
export function isDone(change: Promise<unknown>): Promise<boolean> {
  return change.then(
    () => true,
    () => false,
  )
}
