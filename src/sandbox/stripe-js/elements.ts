import type { Appearance, StripeElements, StripePaymentElementOptions } from '@stripe/stripe-js';
import type { ApiError, FormOptions } from './messages.ts';
import { PaymentElement } from './payment-element.ts';

/** The options of `stripe.elements()` that the stand-in uses. */
export interface ElementsOptions {
  readonly clientSecret?: string;
  readonly mode?: string;
  readonly appearance?: Appearance;
}

/** Group of Elements with one Payment Element. */
export class Elements implements Pick<StripeElements, 'fetchUpdates' | 'submit' | 'update'> {
  readonly #origin: string;
  #options: ElementsOptions;
  #payment: PaymentElement | null = null;
  #isSubmitted = false;

  /** @throws Error for a mode other than `setup` */
  constructor(origin: string, options: ElementsOptions) {
    if (options.mode !== undefined && options.mode !== 'setup')
      throw new Error(
        `IntegrationError: The sandbox saves payment methods only: elements({ mode: 'setup' }), not '${options.mode}'.`,
      );
    this.#origin = origin;
    this.#options = options;
  }

  get clientSecret(): string | undefined {
    return this.#options.clientSecret;
  }

  /** Null if there is none. */
  get payment(): PaymentElement | null {
    return this.#payment;
  }

  /** Whether the form was submitted without an error. Without a client secret, this must precede a confirmation. */
  get isSubmitted(): boolean {
    return this.#isSubmitted;
  }

  create(type: string, options: StripePaymentElementOptions = {}): PaymentElement {
    if (type !== 'payment')
      throw new Error(
        `IntegrationError: The sandbox has only the Payment Element: elements.create('payment'), not '${type}'.`,
      );
    if (this.#payment)
      throw new Error(
        "IntegrationError: There is a Payment Element already: elements.getElement('payment').",
      );
    this.#payment = new PaymentElement(this.#origin, {
      options,
      theme: this.#theme(),
      onDestroy: () => {
        this.#payment = null;
        this.#isSubmitted = false;
      },
    });
    return this.#payment;
  }

  /** @param type `'payment'`, or the component `PaymentElement` of React Stripe.js */
  getElement(type: string | { readonly __elementType?: string }): PaymentElement | null {
    const name = typeof type === 'string' ? type : type.__elementType;
    return name === 'payment' ? this.#payment : null;
  }

  async submit(): Promise<{ error: never } | { selectedPaymentMethod: string; error?: undefined }> {
    if (!this.#payment)
      throw new Error('IntegrationError: elements.submit() requires a mounted Payment Element.');
    const { error } = await this.#payment.submit();
    this.#isSubmitted = error === undefined;
    return error ? { error: error as ApiError as never } : { selectedPaymentMethod: 'card' };
  }

  async update(options: object): Promise<void> {
    this.#options = { ...this.#options, ...options };
    this.#payment?.setTheme(this.#theme());
  }

  async fetchUpdates(): Promise<{ error?: { message: string } }> {
    return {};
  }

  on(): void {}

  #theme(): FormOptions['theme'] {
    const { theme } = this.#options.appearance ?? {};
    if (theme === undefined) return null;
    return theme === 'night' ? 'dark' : 'light';
  }
}
