import { FORM_SCRIPT } from '../generated/stripe-js.ts';
import { TEST_CARDS } from '../resources/payment-methods/test-cards.ts';
import { htmlDocument } from './html-page.ts';

/** The background is opaque, because the page around the form may have any color. */
const STYLE = `body{background:var(--card);padding:6px;overflow:hidden}
form{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
form>*{min-width:0}
.wide,#address{grid-column:1/-1}
#address{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
#address[hidden],#postal[hidden]{display:none}
label{font-size:.875rem}
[role=alert]{margin:.25rem 0 0;font-size:.875rem}
[role=alert]:empty{display:none}
.note{grid-column:1/-1;margin:0;font-size:.8125rem;color:var(--quiet)}
@media(max-width:20rem){form,#address{grid-template-columns:1fr}}`;

/** Some countries, by their code, to try those with and without a postal code. */
const COUNTRIES = {
  US: 'United States',
  AT: 'Austria',
  AU: 'Australia',
  BR: 'Brazil',
  CA: 'Canada',
  CH: 'Switzerland',
  DE: 'Germany',
  ES: 'Spain',
  FR: 'France',
  GB: 'United Kingdom',
  IE: 'Ireland',
  IN: 'India',
  IT: 'Italy',
  JP: 'Japan',
  MX: 'Mexico',
  NL: 'Netherlands',
  SG: 'Singapore',
};

const NUMBERS = TEST_CARDS.map(([, number]) => number).filter((number) => number !== '');

/** The form of the Payment Element, for an iframe. `now` is the sandbox's time, in Unix seconds. */
export function elementsPage(now: number): string {
  const today = new Date(now * 1000);
  const thisMonth = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const countries = Object.entries(COUNTRIES).map(
    ([code, name]) => `<option value="${code}">${name}</option>`,
  );
  const body = `<form aria-label="Card">
${field({ id: 'number', label: 'Card number', attributes: 'autocomplete="cc-number" placeholder="1234 1234 1234 1234"', isWide: true })}
${field({ id: 'expiry', label: 'Expiration date', attributes: 'autocomplete="cc-exp" placeholder="MM / YY"' })}
${field({ id: 'cvc', label: 'Security code', attributes: 'autocomplete="cc-csc" placeholder="CVC"' })}
<div id="address">
<label>Country <select id="country" autocomplete="country">${countries.join('')}</select></label>
<div id="postal">
<label><span id="postal-name">ZIP</span> <input id="postalCode" autocomplete="postal-code" aria-describedby="postalCode-problem"></label>
<p id="postalCode-problem" role="alert"></p>
</div>
</div>
<p class="note">Sandbox: only Stripe’s test card numbers, such as 4242 4242 4242 4242.</p>
</form>
<script type="application/json" id="settings">${JSON.stringify({ testNumbers: NUMBERS, thisMonth })}</script>
<script>${FORM_SCRIPT}</script>`;
  return htmlDocument({ title: 'Card', style: STYLE, body });
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly attributes: string;
  readonly isWide?: boolean;
}

function field({ id, label, attributes, isWide = false }: Field): string {
  return `<div${isWide ? ' class="wide"' : ''}>
<label>${label} <input id="${id}" inputmode="numeric" ${attributes} aria-describedby="${id}-problem"></label>
<p id="${id}-problem" role="alert"></p>
</div>`;
}
