import { refuse } from '@sustento/platform/errors'

/** Refuses a short text that no database or screen could hold: control characters, or more than so many characters. */
export function requirePlain(field: string, text: string, longest = 200): void {
  if (text.length > longest || /\p{Cc}/u.test(text)) {
    refuse('INVALID_ARGUMENT', `${field}: at most ${longest} characters, none of them a control character`, { field })
  }
}

/** Refuses what is no language tag (BCP 47); empty is allowed. */
export function requireLanguage(field: string, tag: string): void {
  if (tag !== '' && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)) {
    refuse('INVALID_ARGUMENT', `${field}: a language tag, for example fr`, { field })
  }
}
