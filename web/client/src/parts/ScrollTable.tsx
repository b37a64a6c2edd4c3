import { Table } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'

interface Props {
  /** What the table shows; its caption for those who do not see the page. */
  label: string
  hover?: boolean
  children: ReactNode
}

/** A table that scrolls by itself where the page is too narrow for it, by keyboard too. */
export function ScrollTable({ label, hover, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, WCAG 2.1.1
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <Table data-color="neutral" hover={hover}>
        <caption className="visually-hidden">{label}</caption>
        {children}
      </Table>
    </section>
  )
}
