import type { ApolloCache, Reference } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import {
  DetachPaymentMethodDocument,
  type SavedPaymentMethodFragment,
  UpdateCustomerDocument,
  UpdatePaymentMethodDocument,
} from 'setup-intents-gateway/client';
import { nameOf } from './method-name.ts';
import { problemFrom } from './problem.tsx';
import type { Viewer } from './use-saved-methods.ts';

type Address = NonNullable<Viewer['address']>;

/** The billing details that the customer can edit. */
export interface Billing {
  readonly name: string | null;
  readonly email: string | null;
  readonly address: Pick<Address, 'line1' | 'city' | 'postalCode' | 'country'>;
}

interface Changes {
  /** Why the last change failed. */
  readonly problem: string | null;
  /** The last change that succeeded. */
  readonly done: string;
  remove(method: SavedPaymentMethodFragment): Promise<void>;
  makeDefault(method: SavedPaymentMethodFragment): Promise<void>;
  editBilling(method: SavedPaymentMethodFragment, billing: Billing): Promise<void>;
}

interface Result {
  readonly __typename: string;
  readonly message?: string;
}

const NO_MESSAGES = { problem: null, done: '' };
const PAYLOAD = { idempotentReplayed: false, requestId: null };

/**
 * Changes of saved payment methods. The page shows each change at once, and undoes it if it fails.
 *
 * @param reload loads the list again, after an error that shows that it may be out of date
 */
export function useChanges(viewer: Viewer | undefined, reload: () => Promise<void>): Changes {
  const client = useApolloClient();
  const [messages, setMessages] = useState<Pick<Changes, 'problem' | 'done'>>(NO_MESSAGES);

  async function change(
    texts: { readonly done: string; readonly failed: string },
    send: (customer: Viewer) => Promise<Result | null | undefined>,
  ): Promise<void> {
    if (!viewer) return;
    setMessages(NO_MESSAGES);
    try {
      const result = await send(viewer);
      const problem = result && result.message === undefined ? null : `${texts.failed} ${reasonOf(result)}`;
      setMessages(problem === null ? { problem, done: texts.done } : { problem, done: '' });
      if (problem !== null) await reload();
    } catch (error) {
      setMessages({ problem: `${texts.failed} ${problemFrom(error)}`, done: '' });
    }
  }

  return {
    ...messages,
    remove: (method) => {
      const name = nameOf(method);
      return change(
        { done: `${name} was removed.`, failed: `${name} was not removed.` },
        async (customer) => {
          const { id } = method;
          const { data } = await client.mutate({
            mutation: DetachPaymentMethodDocument,
            variables: { input: { id } },
            optimisticResponse: {
              detachPaymentMethod: {
                __typename: 'DetachPaymentMethodPayload',
                ...PAYLOAD,
                paymentMethod: typed('PaymentMethod', { id, customer: null }),
              },
            },
            update: (cache, { data: written }) => {
              if (written?.detachPaymentMethod?.__typename === 'DetachPaymentMethodPayload')
                removeFromList(cache, { customer: customer.id, method: id });
            },
          });
          return data?.detachPaymentMethod;
        },
      );
    },
    makeDefault: (method) => {
      const name = nameOf(method);
      const texts = { done: `${name} is now your default.`, failed: 'Your default was not changed.' };
      return change(texts, async (customer) => {
        const { data } = await client.mutate({
          mutation: UpdateCustomerDocument,
          variables: { input: { id: customer.id, invoiceSettings: { defaultPaymentMethod: method.id } } },
          optimisticResponse: {
            updateCustomer: {
              __typename: 'UpdateCustomerPayload',
              ...PAYLOAD,
              customer: {
                ...customer,
                invoiceSettings: typed('CustomerInvoiceSettings', {
                  defaultPaymentMethod: typed('PaymentMethod', { id: method.id }),
                }),
              },
            },
          },
        });
        return data?.updateCustomer;
      });
    },
    editBilling: (method, billing) => {
      const texts = {
        done: 'Your billing details were saved.',
        failed: 'Your billing details were not saved.',
      };
      return change(texts, async () => {
        const old = method.billingDetails;
        const address = { line2: null, state: null, ...old?.address, ...billing.address };
        const { data } = await client.mutate({
          mutation: UpdatePaymentMethodDocument,
          variables: { input: { id: method.id, billingDetails: billing } },
          optimisticResponse: {
            updatePaymentMethod: {
              __typename: 'UpdatePaymentMethodPayload',
              ...PAYLOAD,
              paymentMethod: {
                ...method,
                billingDetails: typed('PaymentMethodBillingDetails', {
                  phone: null,
                  ...old,
                  ...billing,
                  address: typed('Address', address),
                }),
              },
            },
          },
        });
        return data?.updatePaymentMethod;
      });
    },
  };
}

/** What the customer can do about an error. */
function reasonOf(result: Result | null | undefined): string {
  switch (result?.__typename) {
    case 'InvalidRequestError':
      return 'It may have been removed already.';
    case 'OutcomeUnknownError':
      return 'We do not know yet whether it worked. Please check the list.';
    default:
      return 'Please try again in a moment.';
  }
}

/** An object of an optimistic response. The cache needs the name of its type, which the TypeScript types do not have. */
function typed<T extends object>(name: string, fields: T): T {
  return { __typename: name, ...fields };
}

interface Connection {
  readonly edges: readonly { readonly node: Reference }[];
}

/** Removes a payment method from the cached lists, and as the default. */
function removeFromList(
  cache: ApolloCache,
  ids: { readonly customer: string; readonly method: string },
): void {
  const id = cache.identify({ __typename: 'Customer', id: ids.customer });
  const removed = cache.identify({ __typename: 'PaymentMethod', id: ids.method });
  if (id === undefined) return;
  cache.modify<{
    paymentMethods: Connection;
    invoiceSettings: { readonly defaultPaymentMethod: Reference | null } | null;
  }>({
    id,
    fields: {
      paymentMethods: (list) =>
        'edges' in list ? { ...list, edges: list.edges.filter(({ node }) => node.__ref !== removed) } : list,
      invoiceSettings: (settings) =>
        settings && 'defaultPaymentMethod' in settings && settings.defaultPaymentMethod?.__ref === removed
          ? { ...settings, defaultPaymentMethod: null }
          : settings,
    },
  });
}
