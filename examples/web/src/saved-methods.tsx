import { useRef } from 'react';
import { Problem } from './problem.tsx';
import { SavedMethod } from './saved-method.tsx';
import { useChanges } from './use-changes.ts';
import type { SavedMethods as Methods } from './use-saved-methods.ts';

/** The customer's saved payment methods, with a button to show more. */
export function SavedMethods({ saved }: { readonly saved: Methods }) {
  const { viewer, methods, isLoading, error } = saved;
  const changes = useChanges(viewer, saved.reload);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirstLoad = isLoading && !viewer;
  const defaultId = viewer?.invoiceSettings?.defaultPaymentMethod?.id;

  const retry = async () => {
    await saved.retry();
    heading.current?.focus();
  };
  const showMore = async () => {
    if (isLoading) return;
    // The button disappears with the last page, so move the keyboard focus.
    if (!(await saved.showMore())) heading.current?.focus();
  };

  return (
    <section aria-labelledby="saved" aria-busy={isLoading}>
      <h2 id="saved" ref={heading} tabIndex={-1}>
        Saved
      </h2>
      {error !== undefined && !viewer && <Problem error={error} retry={retry} />}
      {/* Screen readers announce changes only of elements that already exist. */}
      <p role="alert">{changes.problem ?? saved.problem}</p>
      <p role="status">{isFirstLoad ? 'Loading your payment methods …' : changes.done}</p>
      {isFirstLoad && (
        <div aria-hidden="true">
          <div className="skeleton" />
          <div className="skeleton" />
          <div className="skeleton" />
        </div>
      )}
      {viewer && methods.length === 0 && (
        <p className="empty">You have no saved payment methods. Add one below to pay faster next time.</p>
      )}
      {methods.length > 0 && (
        <ul className="methods">
          {methods.map((method) => (
            <SavedMethod
              key={method.id}
              method={method}
              isDefault={method.id === defaultId}
              changes={changes}
              onRemoved={() => heading.current?.focus()}
            />
          ))}
        </ul>
      )}
      {saved.hasMore && (
        <button type="button" className="quiet" aria-disabled={isLoading} onClick={showMore}>
          Show more
        </button>
      )}
    </section>
  );
}
