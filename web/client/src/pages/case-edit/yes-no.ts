/** Yes, no, or not known, as a radio button says it. */
export type YesNo = 'yes' | 'no' | ''

/** The radio button for a value that may be absent. */
export function toYesNo(value: boolean | undefined): YesNo {
  if (value === undefined) return ''
  return value ? 'yes' : 'no'
}

/** The value of a radio button; absent when not known. */
export function fromYesNo(value: YesNo): boolean | undefined {
  return value === '' ? undefined : value === 'yes'
}
