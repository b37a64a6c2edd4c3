const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const leftToRight = /[\p{L}\p{Nd}]/u

/**
 * The stretches of a line as they stand from left to right, each in one direction: what is right for a name or an
 * address in two scripts. Signs between two directions go with the line, whose first letter decides.
 */
export function visualRuns(line: string): string[] {
  const runs: { text: string; rtl: boolean }[] = []
  let between = ''
  for (const character of line) {
    const rtl = rightToLeft.test(character)
    const last = runs.at(-1)
    if (!rtl && !leftToRight.test(character)) between += character
    else {
      if (last?.rtl === rtl) last.text += between + character
      else runs.push({ text: between, rtl: runs[0]?.rtl ?? rtl }, { text: character, rtl })
      between = ''
    }
  }
  runs.push({ text: between, rtl: runs[0]?.rtl ?? false })
  const isTurned = runs[1]?.rtl ?? false
  const shown = runs.filter(({ text }) => text !== '')
  return (isTurned ? shown.reverse() : shown).map(({ text }) => (isSigns(text) && isTurned ? turned(text) : text))
}

const isSigns = (text: string): boolean => !/[\p{L}\p{Nd}]/u.test(text)
const turned = (text: string): string => [...text].reverse().join('')
