const anywhere = 'http://local.invalid'
const own = /^\/(login|callback|logout|api)(\/|\?|$)/

/**
 * Where to go after signing in: a path of our own pages and nothing else, so that a link to our sign-in page cannot
 * send people to somebody else's site. Anything doubtful becomes the first page.
 */
export function localPath(wished: unknown): string {
  if (typeof wished !== 'string' || !wished.startsWith('/') || wished.length > 2_000) return '/'
  const read = URL.canParse(wished, anywhere) ? new URL(wished, anywhere) : undefined
  if (read?.origin !== anywhere) return '/'
  const path = `${read.pathname}${read.search}${read.hash}`
  return path.startsWith('//') || own.test(path) ? '/' : path
}
