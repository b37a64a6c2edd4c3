const prefix = 'cases/'

/** The scope of a case's data key. */
export function caseScope(caseId: string): string {
  return `${prefix}${caseId}`
}

/** The case that a scope belongs to, when it is one of a case. */
export function caseInScope(scope: string): string | undefined {
  return scope.startsWith(prefix) ? scope.slice(prefix.length) : undefined
}
