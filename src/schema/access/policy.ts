import { StripeInvalidRequestError } from '../../stripe/errors.ts';
import type { FormParams } from '../../stripe/form.ts';
import { callerScopedKey } from '../../stripe/idempotency.ts';
import { CustomerId } from '../../stripe/ids.ts';
import { badUserInput } from '../error-codes.ts';
import type { Access } from '../plugins/field-options.ts';
import type { CardTestingLimit } from './card-testing-limit.ts';
import { checkCustomerFilters, checkCustomerParams } from './customer-input.ts';
import {
  detailsVisibleToCustomer,
  isOwnedBy,
  missing,
  OWNER_EXPANSIONS,
  visibleToCustomer,
  visibleToPublishableKey,
  type WireObject,
} from './ownership.ts';
import {
  type CustomerPrincipal,
  type Principal,
  type PublishablePrincipal,
  SCOPES,
  type ServicePrincipal,
} from './principal.ts';

/** A version of the schema. All versions have the same types, but hide different fields. */
export type SchemaView = 'whole' | 'customer' | 'publishable';

/** Reads an object with these expansions, in addition to those that the selection needs. */
type Read<T> = (expand: readonly string[]) => Promise<T>;

/**
 * The permissions of one caller: every rule that depends on the kind of principal. The server creates one policy for each
 * request. Resolvers and plugins call its methods, and never check the kind of principal themselves.
 */
export interface Policy {
  readonly principal: Principal;
  /** The customer (`cus_…`) that the caller is bound to; null for callers that are not. */
  readonly customer: string | null;

  // Fields

  readonly view: SchemaView;
  /** Whether the caller may select every field of the whole schema. */
  readonly mayUseEveryField: boolean;
  /** Why the caller may not select a field, worded to follow the field's name; null if the caller may select it. */
  fieldProblem(access: Access): string | null;
  /** Whether responses may report their Stripe calls. */
  readonly mayReadReport: boolean;

  // Calls to Stripe

  /** The API key for this caller's calls; null for the gateway's own key. */
  readonly apiKey: string | null;
  /**
   * Fetches an object by id with `read`. For a publishable key, it returns the substitute instead, because such a key can
   * fetch only setup intents, and only with their client secrets.
   */
  fetch<T>(read: () => Promise<T>, substitute: () => T | Promise<T>): Promise<T>;

  // Objects

  /**
   * Reads an object that the caller requested by id.
   * @throws StripeInvalidRequestError if the object is missing, or belongs to another customer: the error is the same
   */
  retrieve<T extends WireObject>(requested: WireObject, read: Read<T>): Promise<T>;
  /**
   * Reads a setup intent by id and client secret.
   * @param keep stores the intent for later references to it, if the caller cannot fetch it by id
   * @throws StripeInvalidRequestError if the intent is missing or the secret is wrong: the error is the same, except for
   * services
   */
  retrieveBySecret<T extends WireObject>(
    read: () => Promise<T>,
    keep: (object: T) => void,
  ): Promise<T | null>;
  /** The visible part of an object that another visible object refers to; null if it is hidden. */
  visible<T>(object: T): T | null;
  /**
   * The visible part of details that copy a payment method's data, such as those of a setup attempt.
   * @param readMethod loads the payment method; called only if the result depends on it
   */
  visibleDetails<T extends object>(
    details: T,
    readMethod: () => Promise<unknown>,
  ): T | null | Promise<T | null>;
  /**
   * Whether the owner of an object must be checked, by reading the object, before the response may show that it exists.
   */
  readonly checksOwners: boolean;

  // Lists

  /**
   * @param path of the filters in the arguments, for error messages
   * @throws FORBIDDEN for a filter that the caller may not use; INVALID_REQUEST for another customer
   */
  checkFilters(filters: object, path: readonly string[]): void;
  /**
   * Adds the customer that the caller is bound to, if any, to the filters of a list or the parameters of a new intent.
   */
  withCustomer(params: FormParams): FormParams;

  // Writes

  /** @throws BAD_USER_INPUT if the caller requires a client secret and passed none */
  checkClientSecret(secret: string | null | undefined, path: readonly string[]): void;
  /** @throws FORBIDDEN for a parameter of a write to this type of object that the caller may not set */
  checkParams(...given: Parameters<typeof checkCustomerParams>): void;
  /** The idempotency key to send to Stripe for the caller's key. The results for different callers never collide. */
  idempotencyKey(key: string): string;
  /** Counts a write that tries a payment method. @throws RATE_LIMITED if there were too many */
  countAttempt(limit: CardTestingLimit, key: string): Promise<void>;
  /** The error to report for a failed write. */
  writeError(error: unknown): unknown;

  // The server

  /** This caller, bound to a customer; null if that is not allowed. */
  boundTo(customer: string): CustomerPrincipal | null;
  /** The maximum number of requests that the caller may have in flight. */
  concurrencyLimit(limits: { readonly requests: number; readonly requestsPerCustomer: number }): number;
  /**
   * The subscriptions with the same group are limited together; null if the caller's are not limited.
   * @param objectId the object of the subscription; null for a subscription to many
   */
  streamGroup(objectId: string | null): string | null;
  /** Whether requests in flight are also limited by client address. */
  readonly isLimitedByAddress: boolean;
}

/**
 * The policy of a principal.
 * @throws TypeError for an unknown kind, and for a malformed customer id or publishable key
 */
export function policyOf(principal: Principal): Policy {
  switch (principal.kind) {
    case 'service':
      return new ServicePolicy(principal);
    case 'customer':
      return new CustomerPolicy(principal);
    case 'publishable':
      return new PublishablePolicy(principal);
    default:
      throw new TypeError('The `kind` of a principal must be service, customer or publishable.');
  }
}

/** The kind and the name of a caller, for the log. */
export function identityOf({ kind, subject }: Principal): { readonly kind: string; readonly name: string } {
  return { kind, name: subject };
}

/** The rules that are the same for all callers that are not bound to a customer. */
abstract class UnboundPolicy<P extends Principal> {
  readonly principal: P;
  readonly customer = null;
  readonly checksOwners = false;

  constructor(principal: P) {
    this.principal = principal;
  }

  fieldProblem(access: Access): string | null {
    return missingScope(this.principal, access);
  }

  visibleDetails<T>(details: T): T {
    return details;
  }

  checkFilters(): void {}

  withCustomer(params: FormParams): FormParams {
    return params;
  }

  checkParams(): void {}

  async countAttempt(): Promise<void> {}

  concurrencyLimit({ requests }: { readonly requests: number }): number {
    return requests;
  }
}

/** A backend, which is limited only by its scopes. */
class ServicePolicy extends UnboundPolicy<ServicePrincipal> implements Policy {
  readonly view = 'whole';
  readonly mayReadReport = true;
  readonly apiKey = null;
  readonly isLimitedByAddress = false;

  get mayUseEveryField(): boolean {
    return SCOPES.every((scope) => this.principal.scopes.has(scope));
  }

  streamGroup(): string | null {
    return null;
  }

  fetch<T>(read: () => Promise<T>): Promise<T> {
    return read();
  }

  checkClientSecret(): void {}

  retrieve<T>(_requested: object, read: Read<T>): Promise<T> {
    return read([]);
  }

  retrieveBySecret<T>(read: () => Promise<T>): Promise<T> {
    return read();
  }

  visible<T>(object: T): T {
    return object;
  }

  idempotencyKey(key: string): string {
    return key;
  }

  writeError(error: unknown): unknown {
    return error;
  }

  boundTo(customer: string): CustomerPrincipal {
    const { subject, scopes, account } = this.principal;
    return { kind: 'customer', subject: `${subject}|${customer}`, scopes, account, customer };
  }
}

/** A caller bound to one customer. Objects of other customers are treated as missing. */
class CustomerPolicy implements Policy {
  readonly principal: CustomerPrincipal;
  readonly customer: string;
  readonly view = 'customer';
  readonly mayUseEveryField = false;
  readonly mayReadReport = false;
  readonly apiKey = null;
  readonly checksOwners = true;
  readonly isLimitedByAddress = false;

  streamGroup(): string | null {
    return `${this.principal.account ?? ''} ${this.customer}`;
  }

  constructor(principal: CustomerPrincipal) {
    if (CustomerId.parse(principal.customer) === null)
      throw new TypeError('The `customer` of a principal must be a customer id (cus_…).');
    this.principal = principal;
    this.customer = principal.customer;
  }

  fieldProblem(access: Access): string | null {
    return access.bound === false ? 'is not available to customers' : missingScope(this.principal, access);
  }

  fetch<T>(read: () => Promise<T>): Promise<T> {
    return read();
  }

  checkClientSecret(): void {}

  async retrieve<T extends WireObject>({ object, id }: WireObject, read: Read<T>): Promise<T> {
    // No call, so that the response time does not show whether another customer exists.
    if (object === 'customer' && id !== this.customer) throw missing();
    const found = await read(OWNER_EXPANSIONS[object] ?? []).catch((error: unknown) => {
      throw error instanceof StripeInvalidRequestError && error.isMissingObject ? missing() : error;
    });
    if (!isOwnedBy(this.customer, found)) throw missing();
    return found;
  }

  async retrieveBySecret<T extends WireObject>(read: () => Promise<T>): Promise<T | null> {
    const found = await read().catch(throwAsMissing);
    if (!isOwnedBy(this.customer, found)) throw missing();
    return this.visible(found);
  }

  visible<T>(object: T): T | null {
    return visibleToCustomer(this.customer, object);
  }

  async visibleDetails<T extends object>(details: T, readMethod: () => Promise<unknown>): Promise<T | null> {
    return detailsVisibleToCustomer(this.customer, details, await readMethod());
  }

  checkFilters(filters: object, path: readonly string[]): void {
    checkCustomerFilters(this.customer, filters, path);
  }

  withCustomer(params: FormParams): FormParams {
    return { ...params, customer: this.customer };
  }

  checkParams(...given: Parameters<typeof checkCustomerParams>): void {
    checkCustomerParams(...given);
  }

  idempotencyKey(key: string): string {
    return callerScopedKey(this.principal, key);
  }

  countAttempt(limit: CardTestingLimit, key: string): Promise<void> {
    return limit.count(this.principal, key);
  }

  writeError(error: unknown): unknown {
    return error;
  }

  boundTo(customer: string): CustomerPrincipal | null {
    return customer === this.customer ? this.principal : null;
  }

  concurrencyLimit({ requestsPerCustomer }: { readonly requestsPerCustomer: number }): number {
    return requestsPerCustomer;
  }
}

/**
 * A browser with a publishable key. It reads intents by client secret, with the fields that Stripe returns to that key.
 */
class PublishablePolicy extends UnboundPolicy<PublishablePrincipal> implements Policy {
  readonly view = 'publishable';
  readonly mayUseEveryField = false;
  readonly mayReadReport = false;
  readonly apiKey: string;
  readonly isLimitedByAddress = true;

  streamGroup(objectId: string | null): string | null {
    return `${this.principal.account ?? ''} ${objectId ?? ''}`;
  }

  constructor(principal: PublishablePrincipal) {
    if (!/^pk_(test|live)_\w+$/.test(principal.publishableKey))
      throw new TypeError('The `publishableKey` of a principal must be a publishable key (pk_…).');
    super(principal);
    this.apiKey = principal.publishableKey;
  }

  override fieldProblem(access: Access): string | null {
    return access.publishable ? super.fieldProblem(access) : 'is not available to publishable keys';
  }

  async fetch<T>(_read: () => Promise<T>, substitute: () => T | Promise<T>): Promise<T> {
    return substitute();
  }

  async retrieve(): Promise<never> {
    throw missing();
  }

  async retrieveBySecret<T>(read: () => Promise<T>, keep: (object: T) => void): Promise<T> {
    const found = await read().catch(throwAsMissing);
    keep(found);
    return this.visible(found);
  }

  checkClientSecret(secret: string | null | undefined, path: readonly string[]): void {
    if (!secret)
      throw badUserInput(path, `${path.join('.')} is required for callers with a publishable key.`);
  }

  visible<T>(object: T): T {
    return visibleToPublishableKey(object);
  }

  idempotencyKey(key: string): string {
    return callerScopedKey(this.principal, key);
  }

  /** Reports a wrong client secret as a missing intent, so that ids cannot be probed. */
  writeError(error: unknown): unknown {
    const isAboutIntent =
      error instanceof StripeInvalidRequestError &&
      (error.isMissingObject || error.body.param === 'client_secret');
    return isAboutIntent ? missing() : error;
  }

  boundTo(): null {
    return null;
  }
}

function missingScope({ scopes }: Principal, access: Access): string | null {
  const lacking = access.scopes.find((scope) => !scopes.has(scope));
  return lacking === undefined ? null : `requires the scope ${lacking}`;
}

function throwAsMissing(error: unknown): never {
  throw error instanceof StripeInvalidRequestError ? missing() : error;
}
