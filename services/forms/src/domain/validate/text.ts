/** Longest text of one answer, in UTF-16 units: well above any grounds ever written, below what stops a renderer. */
export const textLimit = 200_000

/**
 * Characters that no form may hold: controls other than tab and line break, overrides and isolates of direction (they
 * make a text read differently from what it says), interlinear marks, private use, noncharacters and half surrogates.
 * XML 1.0 or PDF/A-3a refuse most of them, so they are refused where somebody can still correct them.
 */
const refused =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]|\p{Cs}|\p{Co}|[\u{1fffe}\u{1ffff}\u{2fffe}-\u{2ffff}\u{e0000}-\u{e0fff}]/u

/** Whether every character may stand in a form. */
export const isAllowed = (text: string): boolean => !refused.test(text)
