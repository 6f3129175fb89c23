import { escaped, htmlPage } from './html-page.ts';

const TITLE = 'Verify your bank account';

/** The page of `hosted_verification_url`, on which the customer enters the code or the amounts. */
export function microdepositPage(
  page: { intent: string; action: string },
  problem: string | null = null,
): string {
  const action = escaped(page.action);
  return htmlPage(
    TITLE,
    `${problem === null ? '' : `<p role="alert">${escaped(problem)}</p>\n`}<p>We sent small deposits to your bank account. Enter
the code or the amounts from your bank statement.</p>
<form method="post" action="${action}">
<label>Code of six characters <input name="descriptor_code" required minlength="6" maxlength="6"
autocomplete="off" autocapitalize="characters"></label>
<button class="primary">Verify the code</button>
</form>
<form method="post" action="${action}">
<label>First amount, in cents <input name="amounts[0]" required inputmode="numeric" pattern="[0-9]+"></label>
<label>Second amount, in cents <input name="amounts[1]" required inputmode="numeric" pattern="[0-9]+"></label>
<button class="primary">Verify the amounts</button>
</form>
<p class="note">Sandbox: setup intent <code>${escaped(page.intent)}</code>. The code is <code>SM11AA</code>, and the
amounts are 32 and 45.</p>`,
  );
}

/** A page without a form: for a verification that has ended or does not exist. */
export function microdepositNotice(notice: string, failed: boolean): string {
  return htmlPage(TITLE, `<p role="${failed ? 'alert' : 'status'}">${escaped(notice)}</p>`);
}
