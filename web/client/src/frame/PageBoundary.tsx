import { Component, type ReactNode } from 'react'
import { PageFault } from './PageFault.tsx'

interface Props {
  /** The page; another page clears the fault. */
  page: string
  children: ReactNode
}

/** Catches a fault of one page, so that the frame stays and the person can go on. */
export class PageBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidUpdate(before: Props): void {
    if (before.page !== this.props.page && this.state.failed) this.setState({ failed: false })
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFault retry={() => this.setState({ failed: false })} /> : this.props.children
  }
}
