import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** Shown in place of what failed to draw. */
  instead: ReactNode;
  /** Tries again after so many ms; without it what failed stays replaced. */
  againMs?: number;
}

/** Keeps a part that fails to draw from taking the page with it: React would empty the whole page, emergency number included. */
export class Guard extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  private timer = 0;

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    const { againMs } = this.props;
    if (againMs !== undefined) this.timer = window.setTimeout(() => this.setState({ failed: false }), againMs);
  }

  override componentWillUnmount(): void {
    window.clearTimeout(this.timer);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
