import { fail } from './ebms-error.ts'

/** What a Content-ID may consist of, without its angle brackets. */
export const contentIdCharacters = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@:-]{1,255}"

const contentId = new RegExp(`^${contentIdCharacters}$`)

/** The `cid:` URL of a part (RFC 2392): what a URL cannot have in it is percent-encoded. */
export function urlOf(id: string): string {
  return `cid:${id.replace(/[#%?^`{|}]/g, encodeURIComponent)}`
}

/**
 * The id of the part that a `cid:` URL refers to, decoded once. Ids are compared only in this form, so that two spellings
 * of one id are the same id wherever they stand.
 */
export function contentIdOf(url: string): string {
  const id = decode(url.slice('cid:'.length))
  return contentId.test(id) ? id : fail('EBMS:0007', 'a reference to a part is malformed')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return fail('EBMS:0007', 'a reference to a part is malformed')
  }
}
