import type { SetupIntent } from './objects.ts';

/** The page behind `redirect_to_url.url`: it stands in for the bank, and asks how the authentication shall end. */
export function authenticationPage(intent: SetupIntent, action: string): string {
  return page(
    'Test authentication',
    `<p>The bank asks the customer to authenticate <code>${escaped(intent.id)}</code>. How shall it end?</p>
<form method="post" action="${escaped(action)}">
<button name="outcome" value="succeeded">Complete authentication</button>
<button name="outcome" value="failed">Fail authentication</button>
</form>`,
  );
}

/** The page of an authentication that is over, or whose setup gave no address to return to. */
export function noticePage(notice: string): string {
  return page('Test authentication', `<p>${escaped(notice)}</p>`);
}

/** Where the customer goes back to, with what Stripe adds to the address. */
export function returnAddress(
  returnUrl: string,
  intent: SetupIntent,
  redirectStatus: 'succeeded' | 'failed',
): string {
  const url = new URL(returnUrl);
  url.searchParams.set('setup_intent', intent.id);
  url.searchParams.set('setup_intent_client_secret', intent.client_secret);
  url.searchParams.set('redirect_status', redirectStatus);
  return url.href;
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:3rem auto;max-width:34rem;padding:0 1rem}button{font:inherit;margin:.5rem .5rem 0 0;padding:.4rem 1rem}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
