import type { Box } from '../boxes.ts'
import { concrete } from './blocks.ts'
import type { Check, Finding } from './context.ts'

/**
 * A box that is ticked has what it asks for, and what is given has its box: otherwise the form says two things. A court's
 * own form is only looked at. What a rule has found missing more exactly is not said again.
 */
export function checkBoxes(check: Check, findings: readonly Finding[]): void {
  for (const box of check.model.boxes) {
    for (const place of concrete(check, box.place)) {
      const isTicked = isBoxTicked(check, box, place + box.end)
      const given = box.governs.filter((end) => check.above.has(place + end))
      const isGiven = given.length > 0 || box.questions.some((end) => check.answers.has(place + end))
      if (isTicked && !isGiven) reportEmpty(check, box, place, findings)
      if (isGiven && !isTicked) reportNotTicked(check, box, place)
    }
  }
}

function isBoxTicked({ answers }: Check, { option }: Box, path: string): boolean {
  const value = answers.get(path)?.value
  if (value?.kind === 'ticked') return value.ticked === (option === undefined || option === 'yes')
  return value?.kind === 'choices' && (option === undefined || value.choices.includes(option))
}

function reportEmpty({ model, report }: Check, box: Box, place: string, findings: readonly Finding[]): void {
  const [end = ''] = box.governs
  const isSaid = ({ path }: Finding): boolean => box.governs.some((each) => `${path}.`.startsWith(`${place}${each}.`))
  if (findings.some(isSaid)) return
  const severity = model.form.derived && box.fill === 'asked' ? 'must' : 'should'
  if (box.fill) report(place + end, severity, 'OPTION_NEEDS_TEXT')
  else report(place + box.end, severity, 'BOX_EMPTY')
}

function reportNotTicked({ model, report }: Check, box: Box, place: string): void {
  const [end = ''] = box.governs
  const severity = model.form.derived ? 'must' : 'should'
  if (box.fill) report(place + end, severity, 'TEXT_NEEDS_OPTION', { related: [place] })
  else report(place + box.end, severity, 'BOX_NOT_TICKED')
}
