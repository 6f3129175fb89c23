import { type FormEvent, useId } from 'react';
import type { SavedPaymentMethodFragment } from 'setup-intents-gateway/client';
import type { Billing } from './use-changes.ts';

interface BillingFormProps {
  readonly method: SavedPaymentMethodFragment;
  readonly onSave: (billing: Billing) => void;
  readonly onCancel: () => void;
}

/** The form for the billing details of a saved payment method. An empty field removes its value. */
export function BillingForm({ method, onSave, onCancel }: BillingFormProps) {
  const { name, email, address } = method.billingDetails ?? {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (field: string) => String(form.get(field) ?? '').trim() || null;
    onSave({
      name: textOf('name'),
      email: textOf('email'),
      address: {
        line1: textOf('line1'),
        city: textOf('city'),
        postalCode: textOf('postalCode'),
        country: textOf('country')?.toUpperCase() ?? null,
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Field label="Name" name="name" autoComplete="cc-name" value={name} />
      <Field label="Email" name="email" type="email" autoComplete="email" value={email} />
      <Field label="Street" name="line1" autoComplete="address-line1" value={address?.line1} />
      <Field label="City" name="city" autoComplete="address-level2" value={address?.city} />
      <Field label="Postal code" name="postalCode" autoComplete="postal-code" value={address?.postalCode} />
      <Field
        label="Country (two letters)"
        name="country"
        autoComplete="country"
        pattern="[A-Za-z]{2}"
        value={address?.country}
      />
      <div className="actions">
        <button type="submit">Save</button>
        <button type="button" className="quiet" onClick={onCancel}>
          Do not save
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly value: string | null | undefined;
}

function Field({ label, value, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} defaultValue={value ?? ''} {...rest} />
    </div>
  );
}
