import type {
  StripePaymentElement,
  StripePaymentElementChangeEvent,
  StripePaymentElementOptions,
} from '@stripe/stripe-js';
import type { ApiResult, CardCall, FormEvent, FormOptions, FormRequest } from './messages.ts';

type EventType = 'change' | 'ready' | 'focus' | 'blur' | 'escape' | 'loaderror' | 'loaderstart';
type Handler = (event: object) => unknown;

/** Milliseconds after the iframe has loaded in which its script must report. */
const READY_MS = 2000;

const UNMOUNTED =
  'The Payment Element was unmounted before this call had ended. Keep it mounted until then. The card may have been saved.';

/** The fields align with the page around the form, with room for the outline of the focus. */
const FRAME_STYLE =
  'border:0;border-radius:.5rem;margin:-6px;width:calc(100% + 12px);height:13rem;display:block';

/** The Payment Element: a form for a card in an iframe of the sandbox. */
export class PaymentElement
  implements
    Pick<
      StripePaymentElement,
      'mount' | 'unmount' | 'destroy' | 'focus' | 'blur' | 'clear' | 'update' | 'collapse'
    >
{
  readonly #origin: string;
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #onDestroy: () => void;
  /** Rejects the requests to the form that have no response yet. */
  readonly #pending = new Set<(error: Error) => void>();
  #options: StripePaymentElementOptions;
  #theme: FormOptions['theme'];
  #frame: HTMLIFrameElement | null = null;
  #isReady = false;
  #isDestroyed = false;

  constructor(
    origin: string,
    given: {
      readonly options: StripePaymentElementOptions;
      readonly theme: FormOptions['theme'];
      readonly onDestroy: () => void;
    },
  ) {
    this.#origin = origin;
    this.#options = given.options;
    this.#theme = given.theme;
    this.#onDestroy = given.onDestroy;
  }

  mount(target: string | HTMLElement): void {
    if (this.#isDestroyed)
      throw new Error('IntegrationError: This Element was destroyed. Create another one.');
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (!place)
      throw new Error(
        `IntegrationError: No element of the page matches ${String(target)}. Mount the Element when it exists.`,
      );
    this.unmount();
    const frame = document.createElement('iframe');
    frame.title = 'Secure payment input frame';
    frame.setAttribute('style', FRAME_STYLE);
    this.#frame = frame;
    place.replaceChildren(frame);
    const options = encodeURIComponent(JSON.stringify(this.#formOptions()));
    frame.src = `${this.#origin}/_sandbox/elements#options=${options}`;
    frame.addEventListener('load', () => setTimeout(() => this.#checkReady(frame), READY_MS));
    addEventListener('message', this.#onMessage);
    // Handlers are often attached after this call.
    queueMicrotask(() => this.#emit('loaderstart'));
  }

  unmount(): void {
    removeEventListener('message', this.#onMessage);
    this.#frame?.remove();
    this.#frame = null;
    this.#isReady = false;
    for (const reject of this.#pending) reject(new Error(`IntegrationError: ${UNMOUNTED}`));
    this.#pending.clear();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.unmount();
    this.#isDestroyed = true;
    this.#onDestroy();
  }

  on(type: EventType, handler: Handler): this {
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
    // React attaches its handlers after the Element is mounted, and possibly after it is ready.
    if (type === 'ready' && this.#isReady) queueMicrotask(() => handler({ elementType: 'payment' }));
    return this;
  }

  once(type: EventType, handler: Handler): this {
    const wrapped: Handler = (event) => {
      this.off(type, wrapped);
      return handler(event);
    };
    return this.on(type, wrapped);
  }

  off(type: EventType, handler?: Handler): this {
    if (handler) this.#handlers.get(type)?.delete(handler);
    else this.#handlers.delete(type);
    return this;
  }

  update(options: Partial<StripePaymentElementOptions>): StripePaymentElement {
    this.#options = { ...this.#options, ...options };
    this.#sendOptions();
    return this as unknown as StripePaymentElement;
  }

  /** The form has one type of payment method, so there is nothing to collapse. */
  collapse(): StripePaymentElement {
    return this as unknown as StripePaymentElement;
  }

  setTheme(theme: FormOptions['theme']): void {
    this.#theme = theme;
    this.#sendOptions();
  }

  focus(): void {
    this.#tell({ command: 'focus' });
  }

  blur(): void {
    this.#tell({ command: 'blur' });
  }

  clear(): void {
    this.#tell({ command: 'clear' });
  }

  submit(): Promise<Pick<ApiResult, 'error'>> {
    return this.#request({ command: 'submit' });
  }

  send(call: CardCall): Promise<ApiResult> {
    return this.#request({ command: 'send', call });
  }

  #formOptions(): FormOptions {
    const { fields, defaultValues } = this.#options;
    const details = fields?.billingDetails;
    const address = typeof details === 'object' ? details.address : details;
    const parts = typeof address === 'object' ? address : { country: address, postalCode: address };
    const { country = '', postal_code: postalCode = '' } = defaultValues?.billingDetails?.address ?? {};
    return {
      theme: this.#theme ?? themeOfPage(this.#frame),
      hasAddress: parts.country !== 'never',
      hasPostalCode: parts.postalCode !== 'never',
      country,
      postalCode,
    };
  }

  #sendOptions(): void {
    if (this.#isReady) this.#tell({ command: 'update', options: this.#formOptions() });
  }

  /** Sends a request whose response does not matter. */
  #tell(request: FormRequest): void {
    this.#request(request).catch(() => {});
  }

  /** Sends a request to the form, and waits for its response. */
  #request<Result>(request: FormRequest): Promise<Result> {
    const target = this.#frame?.contentWindow;
    if (!target || !this.#isReady)
      throw new Error('IntegrationError: The Payment Element is not mounted, or not ready yet.');
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve, reject) => {
      this.#pending.add(reject);
      port1.onmessage = ({ data }: MessageEvent) => {
        this.#pending.delete(reject);
        port1.close();
        resolve(data as Result);
      };
      target.postMessage(request, this.#origin, [port2]);
    });
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.#frame?.contentWindow || origin !== this.#origin) return;
    const event = data as FormEvent;
    if (event.sandbox === 'resize') this.#frame.style.height = `${event.height}px`;
    else if (event.sandbox === 'change') {
      const { empty, complete } = event;
      const value = { type: 'card' };
      this.#emit('change', { empty, complete, collapsed: false, value } satisfies Omit<
        StripePaymentElementChangeEvent,
        'elementType'
      >);
    } else {
      if (event.sandbox === 'ready') {
        this.#isReady = true;
        // They may have changed since the Element was mounted.
        this.#sendOptions();
      }
      this.#emit(event.sandbox);
    }
  };

  #checkReady(frame: HTMLIFrameElement): void {
    if (frame !== this.#frame || this.#isReady) return;
    const message = `The form of the sandbox did not load from ${this.#origin}.`;
    this.#emit('loaderror', { error: { type: 'api_connection_error', message } });
  }

  #emit(type: EventType, more: object = {}): void {
    for (const handler of [...(this.#handlers.get(type) ?? [])]) handler({ elementType: 'payment', ...more });
  }
}

/** The color scheme of the page around the form; null if the page supports both, so that the browser chooses. */
function themeOfPage(frame: HTMLIFrameElement | null): FormOptions['theme'] {
  const schemes = frame ? getComputedStyle(frame).colorScheme.split(' ') : [];
  if (!schemes.includes('dark')) return 'light';
  return schemes.includes('light') ? null : 'dark';
}
