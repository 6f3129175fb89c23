import {
  ANYONE,
  type CustomerPrincipal,
  type PublishablePrincipal,
  SCOPES,
  type Scope,
  type ServicePrincipal,
} from '../../src/schema/access/principal.ts';

/** A service with these scopes; all by default. */
export function service(scopes: readonly Scope[] = SCOPES): ServicePrincipal {
  return { ...ANYONE, subject: 'token:test', scopes: new Set(scopes) };
}

/** A caller who is bound to a customer, with all scopes. */
export function boundTo(customer: string, more: Partial<CustomerPrincipal> = {}): CustomerPrincipal {
  return { ...ANYONE, kind: 'customer', subject: `jwt:test|${customer}`, customer, ...more };
}

/** A browser with the publishable key of the sandbox. */
export const BROWSER: PublishablePrincipal = {
  kind: 'publishable',
  subject: 'publishable:test',
  scopes: new Set<Scope>(['setup_intents:read', 'setup_intents:write', 'setup_intents:client_secret']),
  account: null,
  publishableKey: 'pk_test_browser',
};
