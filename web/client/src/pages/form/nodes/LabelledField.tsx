import { Label } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { hintId } from '../anchors.ts'

interface Props {
  /** Of the control. */
  id: string
  label: ReactNode
  hint?: string
  children: ReactNode
}

/**
 * A control with its label and hint. In the look of the design system, and not its own element: that one measures the
 * page at every key in a long text, which takes a tenth of a second in a form of 300 fields.
 */
export function LabelledField({ id, label, hint, children }: Props) {
  return (
    <div className="ds-field">
      <Label htmlFor={id}>{label}</Label>
      {hint && (
        <div id={hintId(id)} data-field="description">
          {hint}
        </div>
      )}
      {children}
    </div>
  )
}
