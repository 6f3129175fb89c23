/** An error as Stripe.js returns it. */
export interface ApiError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly [name: string]: unknown;
}

/** An object of the API. */
export interface ApiObject {
  readonly id: string;
  readonly [name: string]: unknown;
}

export type ApiResult =
  | { readonly object: ApiObject; readonly error?: never }
  | { readonly error: ApiError; readonly object?: never };

/** A value that `application/x-www-form-urlencoded` can express in Stripe's way. */
export type Param = string | number | boolean | null | undefined | readonly Param[] | ParamObject;
export interface ParamObject {
  readonly [name: string]: Param;
}

export interface Credentials {
  readonly key: string;
  readonly account: string | undefined;
  readonly version: string | undefined;
}

/** A call whose parameters the form completes with the card, so that the page does not see it. */
export interface CardCall {
  readonly path: string;
  readonly params: ParamObject;
  /** The name of the parameter for the payment method's data; empty if its fields are parameters themselves. */
  readonly dataParam: string;
  readonly credentials: Credentials;
}

export interface FormOptions {
  /** Null: as the browser prefers. */
  readonly theme: 'light' | 'dark' | null;
  readonly hasAddress: boolean;
  /** Whether the form asks for a postal code, if the country has one. Without an address it does not. */
  readonly hasPostalCode: boolean;
  readonly country: string;
  readonly postalCode: string;
}

/** A request of the page to the form in its iframe. The form responds on the port that is sent with the request. */
export type FormRequest =
  | { readonly command: 'submit' | 'focus' | 'blur' | 'clear' }
  | { readonly command: 'update'; readonly options: FormOptions }
  | { readonly command: 'send'; readonly call: CardCall };

/** An event of the form. */
export type FormEvent =
  | { readonly sandbox: 'ready' | 'focus' | 'blur' | 'escape' }
  | { readonly sandbox: 'change'; readonly empty: boolean; readonly complete: boolean }
  | { readonly sandbox: 'resize'; readonly height: number };

/** An event of the page that simulates the bank. */
export type BankEvent = { readonly sandbox: 'authentication-open' | 'authentication-ended' };
