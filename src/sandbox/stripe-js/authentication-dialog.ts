import type { BankEvent } from './messages.ts';

const STYLE =
  'width:min(34rem,calc(100vw - 2rem));height:min(30rem,calc(100vh - 2rem));max-width:none;max-height:none;padding:0;' +
  'border:1px solid #767676;border-radius:.5rem;box-sizing:border-box';

/**
 * Shows the page that simulates the bank in a dialog, until the customer has ended the authentication or closed the
 * dialog. Closing it fails the authentication, if the page has loaded.
 */
export function showAuthentication(url: string): Promise<void> {
  const { origin } = new URL(url);
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', '3-D Secure');
  dialog.setAttribute('style', STYLE);
  const frame = document.createElement('iframe');
  frame.title = '3-D Secure';
  frame.setAttribute('style', 'border:0;width:100%;height:calc(100% - 3rem);display:block');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Cancel';
  close.setAttribute('style', 'font:inherit;height:2.25rem;margin:.375rem .75rem;padding:0 1rem');
  dialog.append(close, frame);
  return new Promise((resolve) => {
    let isOpen = false;
    const end = () => {
      removeEventListener('message', onMessage);
      dialog.remove();
      resolve();
    };
    const onMessage = ({ source, origin: sender, data }: MessageEvent) => {
      if (source !== frame.contentWindow || sender !== origin) return;
      const { sandbox } = data as BankEvent;
      if (sandbox === 'authentication-open') isOpen = true;
      if (sandbox === 'authentication-ended') end();
    };
    const cancel = () => {
      if (!isOpen) end();
      // A second attempt closes the dialog, in case the page can no longer respond.
      isOpen = false;
      frame.contentWindow?.postMessage({ sandbox: 'cancel' }, origin);
    };
    addEventListener('message', onMessage);
    close.addEventListener('click', cancel);
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      cancel();
    });
    frame.src = url;
    document.body.append(dialog);
    dialog.showModal();
  });
}
