import { escaped, htmlPage } from './html-page.ts';

const TITLE = 'Test bank account verification';

/** The page of `hosted_verification_url`, on which the customer enters the code or the amounts. */
export function microdepositPage(
  page: { intent: string; action: string },
  problem: string | null = null,
): string {
  const action = escaped(page.action);
  return htmlPage(
    TITLE,
    `${problem === null ? '' : `<p role="alert">${escaped(problem)}</p>\n`}<p>Small deposits were sent to the bank
account of <code>${escaped(page.intent)}</code>. Enter the code or the amounts from the bank statement. The sandbox
accepts the code <code>SM11AA</code>, or the amounts 32 and 45.</p>
<form method="post" action="${action}">
<label>Code of six characters <input name="descriptor_code" required minlength="6" maxlength="6"></label>
<button>Verify the code</button>
</form>
<form method="post" action="${action}">
<label>First amount, in cents <input name="amounts[0]" required inputmode="numeric" pattern="[0-9]+"></label>
<label>Second amount, in cents <input name="amounts[1]" required inputmode="numeric" pattern="[0-9]+"></label>
<button>Verify the amounts</button>
</form>`,
  );
}

/** A page without a form: for a verification that has ended or does not exist. */
export function microdepositNotice(notice: string, failed: boolean): string {
  return htmlPage(TITLE, `<p role="${failed ? 'alert' : 'status'}">${escaped(notice)}</p>`);
}
