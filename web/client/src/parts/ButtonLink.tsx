import { Button, type ButtonProps } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface Props extends Pick<ButtonProps, 'variant' | 'data-color' | 'aria-label'> {
  to: string
  children: ReactNode
}

/** A link to another page that is the next step. */
export function ButtonLink({ to, children, ...look }: Props) {
  return (
    <Button asChild {...look}>
      <Link to={to}>{children}</Link>
    </Button>
  )
}
