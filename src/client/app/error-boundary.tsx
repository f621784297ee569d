// The last net under the screens: what a person wrote is in the phone's store, so a reload loses nothing.
import { Component, type ComponentChildren } from 'preact';
import { t } from '../i18n/words.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/state.tsx';

type Props = { children: ComponentChildren; resetOn: string };

/** Shows a calm sentence instead of a broken screen; another address is another try. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failed: true });
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.resetOn !== this.props.resetOn) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState
        title={t('crash.title')}
        action={
          <Button look="primary" onClick={() => location.reload()}>
            {t('act.reload')}
          </Button>
        }
      >
        {t('crash.text')}
      </ErrorState>
    );
  }
}
