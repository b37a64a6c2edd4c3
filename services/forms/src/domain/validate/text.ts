/** Longest text of one answer, in UTF-16 units: well above any grounds ever written, below what stops a renderer. */
export const textLimit = 200_000

/**
 * Characters that no form may hold: controls other than tab and line break, overrides and isolates of direction (they
 * make a text read differently from what it says), interlinear marks, private use, noncharacters and half surrogates.
 * XML 1.0 or PDF/A-3a refuse most of them, so they are refused where somebody can still correct them.
 */
const refused =
  /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Co}|\p{Noncharacter_Code_Point}|[\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u

/** Whether every character may stand in a form. */
export const isAllowed = (text: string): boolean => !refused.test(text)
