import { useId, useRef, useState } from 'react';
import type { SavedPaymentMethodFragment } from 'setup-intents-gateway/client';
import { BillingForm } from './billing-form.tsx';
import { Dialog } from './dialog.tsx';
import { expiryOf, isExpired, nameOf } from './method-name.ts';
import type { useChanges } from './use-changes.ts';

interface SavedMethodProps {
  readonly method: SavedPaymentMethodFragment;
  readonly isDefault: boolean;
  readonly changes: ReturnType<typeof useChanges>;
  /** Called when the payment method disappears from the list. */
  readonly onRemoved: () => void;
}

/** One saved payment method, with the buttons to change and remove it. */
export function SavedMethod({ method, isDefault, changes, onRemoved }: SavedMethodProps) {
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const title = useRef<HTMLParagraphElement>(null);
  const name = useId();
  const expiry = expiryOf(method);
  const details = [expiry && `Expires ${expiry}`, method.billingDetails?.name].filter(Boolean).join(' · ');
  const removal = method.card ? 'Remove card' : 'Remove';

  const makeDefault = () => {
    // The button disappears, so move the keyboard focus.
    title.current?.focus();
    return changes.makeDefault(method);
  };
  const remove = (close: () => void) => {
    close();
    onRemoved();
    return changes.remove(method);
  };

  return (
    <li>
      <div>
        <p id={name} className="name" ref={title} tabIndex={-1}>
          {nameOf(method)} {isDefault && <span className="badge">Default</span>}{' '}
          {isExpired(method) && <span className="badge warning">Expired</span>}
        </p>
        {details !== '' && <p className="details">{details}</p>}
      </div>
      <div className="actions">
        {!isDefault && (
          <button type="button" className="quiet" aria-describedby={name} onClick={makeDefault}>
            Make default
          </button>
        )}
        <button type="button" className="quiet" aria-describedby={name} onClick={() => setOpen('edit')}>
          Edit
        </button>
        <button type="button" className="danger" aria-describedby={name} onClick={() => setOpen('remove')}>
          {removal}
        </button>
      </div>
      {open === 'edit' && (
        <Dialog title="Billing details" onClose={() => setOpen(null)}>
          {(close) => (
            <BillingForm
              method={method}
              onCancel={close}
              onSave={(billing) => {
                close();
                return changes.editBilling(method, billing);
              }}
            />
          )}
        </Dialog>
      )}
      {open === 'remove' && (
        <Dialog title={`Remove ${nameOf(method)}?`} onClose={() => setOpen(null)}>
          {(close) => (
            <>
              <p>You cannot undo this. To use it again, you must add it again.</p>
              <div className="actions">
                <button type="button" className="danger" onClick={() => remove(close)}>
                  {removal}
                </button>
                <button type="button" className="quiet" onClick={close}>
                  Keep it
                </button>
              </div>
            </>
          )}
        </Dialog>
      )}
    </li>
  );
}
