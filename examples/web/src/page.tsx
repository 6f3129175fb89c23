import { Outcome } from './outcome.tsx';
import { SaveCard } from './save-card.tsx';
import { SavedMethods } from './saved-methods.tsx';
import { useSavedMethods } from './use-saved-methods.ts';

/** @param returned the intent of the redirect from which the customer has returned */
export function Page({ returned }: { readonly returned: string | null }) {
  const saved = useSavedMethods();
  return (
    <>
      <h1>Your payment methods</h1>
      {returned !== null && <Outcome id={returned} onSaved={saved.reload} />}
      <SavedMethods saved={saved} />
      <SaveCard returned={returned} onSaved={saved.reload} />
    </>
  );
}
