/** A path of this site that somebody may be sent to after signing in; `/` for everything else. */
export function localPath(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) && !/[\r\n]/.test(wanted) ? wanted : '/'
}
