// The script at /_sandbox/stripe.js.
import type {
  SetupIntentResult,
  Stripe,
  StripeConstructor,
  StripeConstructorOptions,
} from '@stripe/stripe-js';
import { callApi, merged } from './api.ts';
import { showAuthentication } from './authentication-dialog.ts';
import { Elements, type ElementsOptions } from './elements.ts';
import type { ApiError, ApiObject, ApiResult, Credentials, ParamObject } from './messages.ts';

/** The methods of Stripe.js that the sandbox has. */
export type SupportedStripe = Pick<
  Stripe,
  | 'confirmCardPayment'
  | 'confirmSetup'
  | 'createConfirmationToken'
  | 'createPaymentMethod'
  | 'createToken'
  | 'elements'
  | 'handleNextAction'
  | 'registerAppInfo'
  | 'retrieveSetupIntent'
>;

interface ConfirmOptions {
  readonly elements?: unknown;
  readonly clientSecret?: string;
  readonly confirmParams?: ParamObject;
  readonly redirect?: 'always' | 'if_required';
}

interface ElementsWithParams {
  readonly elements?: unknown;
  readonly params?: ParamObject;
}

const { src } = (document.currentScript ?? {}) as HTMLScriptElement;
const ORIGIN = new URL(src).origin;

const NOT_SUBMITTED =
  'elements.submit() must be called, and succeed, before this call. Call it first in the handler of your form.';

const AUTHENTICATION_FAILED =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.';

/** @throws Error unless the key is a publishable test key */
function createStripe(publishableKey: string, options: StripeConstructorOptions = {}): SupportedStripe {
  if (!/^pk_test_\w+$/.test(publishableKey))
    throw new Error(
      'IntegrationError: The sandbox’s Stripe.js accepts publishable test keys only (pk_test_…). Load Stripe’s own script for a live key.',
    );
  const credentials: Credentials = {
    key: publishableKey,
    account: options.stripeAccount,
    version: options.apiVersion,
  };
  const post = (path: string, params: ParamObject) =>
    callApi(ORIGIN, credentials, { method: 'POST', path, params });

  const retrieve = (secret: string) =>
    callApi(ORIGIN, credentials, {
      method: 'GET',
      path: pathOf(secret),
      params: { client_secret: secret },
    });

  /** Shows the bank's page for the next action, if there is one, and returns the intent as it is then. */
  const authenticate = async (intent: ApiObject, secret: string): Promise<ApiResult> => {
    const action = (intent.next_action ?? null) as NextAction | null;
    const redirect = action?.redirect_to_url?.url;
    if (redirect) return leaveFor(redirect);
    const url = action?.use_stripe_sdk?.stripe_js;
    if (!url) return { object: intent };
    await showAuthentication(url);
    const after = await retrieve(secret);
    return after.object ? ended(after.object) : after;
  };

  const confirm = async (given: ConfirmOptions): Promise<ApiResult> => {
    const elements = given.elements as Elements | undefined;
    const { confirmParams = {}, redirect = 'always' } = given;
    const secret = given.clientSecret ?? elements?.clientSecret;
    if (secret === undefined) throw new Error('IntegrationError: confirmSetup requires a `clientSecret`.');
    if (redirect === 'always' && typeof confirmParams.return_url !== 'string')
      throw new Error(
        "IntegrationError: confirmSetup requires `confirmParams.return_url`, or `redirect: 'if_required'`.",
      );
    const params = {
      return_url: location.href,
      ...confirmParams,
      client_secret: secret,
      use_stripe_sdk: true,
    };
    const path = `${pathOf(secret)}/confirm`;
    const hasMethod = 'payment_method' in confirmParams || 'confirmation_token' in confirmParams;
    const confirmed =
      hasMethod || !elements ? await post(path, params) : await send(elements, { path, params });
    if (!confirmed.object) return confirmed;
    const result = await authenticate(confirmed.object, secret);
    if (!result.object || redirect !== 'always') return result;
    const url = new URL(String(confirmParams.return_url), location.href);
    url.searchParams.set('setup_intent', result.object.id);
    url.searchParams.set('setup_intent_client_secret', secret);
    url.searchParams.set('redirect_status', result.object.status === 'succeeded' ? 'succeeded' : 'pending');
    return leaveFor(url.href);
  };

  /** Sends a call with the card of the form. Submits the form first, unless the page must do so itself. */
  const send = async (
    elements: Elements,
    call: { readonly path: string; readonly params: ParamObject; readonly dataParam?: string },
  ): Promise<ApiResult> => {
    const { payment } = elements;
    if (!payment) throw new Error('IntegrationError: This call requires a mounted Payment Element.');
    if (elements.clientSecret === undefined) {
      if (!elements.isSubmitted) throw new Error(`IntegrationError: ${NOT_SUBMITTED}`);
    } else {
      const { error } = await payment.submit();
      if (error) return { error };
    }
    return payment.send({ dataParam: 'payment_method_data', ...call, credentials });
  };

  const setupIntentResult = async (result: Promise<ApiResult>): Promise<SetupIntentResult> =>
    named('setupIntent', await result) as SetupIntentResult;

  return {
    elements: ((given: ElementsOptions = {}) => new Elements(ORIGIN, given)) as unknown as Stripe['elements'],
    confirmSetup: ((given: ConfirmOptions) => setupIntentResult(confirm(given))) as Stripe['confirmSetup'],
    retrieveSetupIntent: (secret) => setupIntentResult(retrieve(secret)),
    handleNextAction: (async ({ clientSecret }: { readonly clientSecret: string }) => {
      const { object, error } = await retrieve(clientSecret);
      return named('setupIntent', object ? await authenticate(object, clientSecret) : { error });
    }) as Stripe['handleNextAction'],
    createConfirmationToken: (async ({ elements, params = {} }: ElementsWithParams) => {
      const call = { path: '/v1/confirmation_tokens', params: { use_stripe_sdk: true, ...params } };
      return named('confirmationToken', await send(elements as Elements, call));
    }) as Stripe['createConfirmationToken'],
    createPaymentMethod: (async ({ elements, params, ...data }: ElementsWithParams & ParamObject) => {
      const path = '/v1/payment_methods';
      const call = { path, params: params ?? {}, dataParam: '' };
      const result = elements
        ? await send(elements as Elements, call)
        : await post(path, merged(data as ParamObject, params ?? {}));
      return named('paymentMethod', result);
    }) as unknown as Stripe['createPaymentMethod'],
    createToken: () => unsupported('createToken', 'createPaymentMethod or createConfirmationToken'),
    confirmCardPayment: () => unsupported('confirmCardPayment', 'confirmSetup'),
    registerAppInfo() {},
  };
}

interface NextAction {
  readonly redirect_to_url?: { readonly url?: string };
  readonly use_stripe_sdk?: { readonly stripe_js?: string };
}

/** An intent after its authentication; an error if that failed. */
function ended(intent: ApiObject): ApiResult {
  const failure = (intent.last_setup_error ?? null) as ApiError | null;
  if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_action')
    return { object: intent };
  return {
    error: {
      type: 'invalid_request_error',
      code: 'setup_intent_authentication_failure',
      ...failure,
      message:
        failure && failure.code !== 'setup_intent_authentication_failure'
          ? failure.message
          : AUTHENTICATION_FAILED,
      setup_intent: intent,
    },
  };
}

function named(name: string, { object, error }: Partial<ApiResult>): object {
  return error ? { error } : { [name]: object };
}

/** Leaves the page. Like that of Stripe.js, the promise never settles. */
function leaveFor(url: string): Promise<never> {
  location.assign(url);
  return new Promise(() => {});
}

function pathOf(clientSecret: string): string {
  const [id] = clientSecret.split('_secret_');
  if (!/^seti_\w+_secret_\w+$/.test(clientSecret))
    throw new Error('IntegrationError: The client secret of a SetupIntent looks like seti_…_secret_….');
  return `/v1/setup_intents/${id}`;
}

function unsupported(method: string, instead: string): Promise<never> {
  return Promise.reject(
    new Error(`The sandbox’s Stripe.js has no ${method}: it saves payment methods. Use ${instead}.`),
  );
}

/** `@stripe/stripe-js` checks the name of the release, and calls `_registerWrapper`. */
const version = 'endive';
const createNamed: (...args: Parameters<StripeConstructor>) => SupportedStripe = (key, options) =>
  Object.assign(createStripe(key, options), { _registerWrapper() {} });
Object.assign(window, { Stripe: Object.assign(createNamed, { version }) });
