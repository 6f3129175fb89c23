import type { SetupIntent } from '../store/objects.ts';
import { escaped, htmlPage } from './html-page.ts';

const TITLE = 'Test authentication';

/** The page where the customer agrees or refuses: it stands in for the bank or the wallet, and asks how it shall end. */
export function authenticationPage(intent: SetupIntent, page: { action: string; type: string }): string {
  return htmlPage(
    TITLE,
    `<p>The customer is asked to authenticate <code>${escaped(intent.id)}</code>, a setup of the type
<code>${escaped(page.type)}</code>. How shall it end?</p>
<form method="post" action="${escaped(page.action)}">
<button name="outcome" value="succeeded">Complete authentication</button>
<button name="outcome" value="failed">Fail authentication</button>
</form>`,
  );
}

/** The page of an authentication that is over, or whose setup gave no address to return to. */
export function noticePage(notice: string): string {
  return htmlPage(TITLE, `<p role="status">${escaped(notice)}</p>`);
}
