import { escaped, htmlPage } from './html-page.ts';

const TITLE = 'Test bank account verification';

/** The page behind `hosted_verification_url`: it asks for what the holder of the account read on the statement. */
export function microdepositPage(
  page: { intent: string; action: string },
  problem: string | null = null,
): string {
  const action = escaped(page.action);
  return htmlPage(
    TITLE,
    `${problem === null ? '' : `<p role="alert">${escaped(problem)}</p>\n`}<p>Small deposits were sent to the bank
account of <code>${escaped(page.intent)}</code>. What does its statement say? The sandbox takes the code
<code>SM11AA</code>, or the amounts 32 and 45.</p>
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

/** The page of a verification that came to its end, well or badly, or that there is not. */
export function microdepositNotice(notice: string, failed: boolean): string {
  return htmlPage(TITLE, `<p role="${failed ? 'alert' : 'status'}">${escaped(notice)}</p>`);
}
