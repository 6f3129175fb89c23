import type { SetupIntent } from '../store/objects.ts';
import { escaped, htmlPage } from './html-page.ts';

const TITLE = 'Test authentication';

/**
 * Reports the state of the page to the dialog of the stand-in for Stripe.js, and fails the authentication when the
 * dialog asks for it. Only the page that has opened the dialog can ask.
 */
const OPEN = `<script>
if (parent !== window) {
  parent.postMessage({ sandbox: 'authentication-open' }, '*');
  addEventListener('message', ({ source, data }) => {
    if (source === parent && data.sandbox === 'cancel') document.querySelector('[value=failed]').click();
  });
}
</script>`;
const ENDED = "<script>parent.postMessage({ sandbox: 'authentication-ended' }, '*');</script>";

/** The page that simulates the bank's or the wallet's: its buttons complete or fail the authentication. */
export function authenticationPage(intent: SetupIntent, page: { action: string; type: string }): string {
  return htmlPage(
    TITLE,
    `<p>Your bank would ask you to confirm that you want to save this payment method. Choose what happens.</p>
<form method="post" action="${escaped(page.action)}">
<button class="primary" name="outcome" value="succeeded">Complete authentication</button>
<button name="outcome" value="failed">Fail authentication</button>
</form>
<p class="note">Sandbox: setup intent <code>${escaped(intent.id)}</code>, type
<code>${escaped(page.type)}</code></p>
${OPEN}`,
  );
}

/** A page without a form: for an authentication that has ended, and does not redirect the customer. */
export function noticePage(notice: string): string {
  return htmlPage(TITLE, `<p role="status">${escaped(notice)}</p>\n${ENDED}`);
}
