import { Component, Fragment, type ReactNode } from 'react';

/**
 * Renders its children anew when they have thrown, as a site does that survives a broken editor:
 * Draft.js lets React throw when something else has changed the editor's DOM.
 */
export class Revive extends Component<
  { onBroken: () => void; children: ReactNode },
  { lives: number }
> {
  override state = { lives: 0 };

  static getDerivedStateFromError(): null {
    return null;
  }

  override componentDidCatch(): void {
    this.props.onBroken();
    this.setState(({ lives }) => ({ lives: lives + 1 }));
  }

  override render(): ReactNode {
    return <Fragment key={this.state.lives}>{this.props.children}</Fragment>;
  }
}
