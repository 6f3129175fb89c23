import type { SetupIntent } from '../store/objects.ts';
import { escaped, htmlPage } from './html-page.ts';

const TITLE = 'Test authentication';

/** The page that simulates the bank's or the wallet's: its buttons complete or fail the authentication. */
export function authenticationPage(intent: SetupIntent, page: { action: string; type: string }): string {
  return htmlPage(
    TITLE,
    `<p>This page simulates the customer's authentication of <code>${escaped(intent.id)}</code>, a setup of the type
<code>${escaped(page.type)}</code>. Select its result.</p>
<form method="post" action="${escaped(page.action)}">
<button name="outcome" value="succeeded">Complete authentication</button>
<button name="outcome" value="failed">Fail authentication</button>
</form>`,
  );
}

/** A page without a form: for an authentication that has ended, and does not redirect the customer. */
export function noticePage(notice: string): string {
  return htmlPage(TITLE, `<p role="status">${escaped(notice)}</p>`);
}
