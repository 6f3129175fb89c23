import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { DECLARED_AS, declaredOrNull } from './fields/declared.ts';
import { inputOptions, type WireField, type WireParam } from './fields/table.ts';
import { METADATA_ENTRY } from './params.ts';

/** Stripe's limit for the number of keys. */
const MAX_KEYS = 50;

type Metadata = Readonly<Record<string, string>>;

const MetadataEntry = builder.objectRef<{ key: string; value: unknown }>('MetadataEntry').implement({
  description: 'An entry of the metadata: a key and its value.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The unique key of the entry, of up to 40 characters.' }),
    value: t.string({
      description: 'The value, of up to 500 characters. Stripe stores all values as text, numbers too.',
      resolve: ({ value }, _args, context) => textOrNull(value, context),
    }),
  }),
});

const textOrNull = (value: unknown, context: Context) =>
  declaredOrNull(value, DECLARED_AS.String, 'MetadataEntry.value', context);

const MetadataEntryInput = builder.inputType('MetadataEntryInput', {
  extensions: METADATA_ENTRY,
  description: 'A key of the metadata to set or, in an update, to remove.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description:
        'The key, of up to 40 characters and without square brackets. A list cannot contain the same key twice.',
    }),
    value: t.string({
      description:
        'The value, of up to 500 characters. In an update, null removes the key from the metadata.',
    }),
  }),
});

/** The effect of null for the metadata of an update. */
export const NULL_METADATA = 'Null for the whole field removes all keys.';

/** Metadata: a list of entries and a lookup by key in outputs, a list of entries in inputs. */
export function metadata(description: string): WireField<Metadata> & WireParam<Metadata, false> {
  return {
    fieldsAt: ({ t, key, name, field }) => {
      const entriesOf = (parent: Readonly<Record<string, unknown>>, context: Context) =>
        declaredOrNull(parent[key], DECLARED_AS.JSON, field, context);
      return {
        [name]: t.field({
          type: [MetadataEntry],
          description,
          upstream: { maxItems: MAX_KEYS },
          resolve: (parent, _args, context) => {
            const entries = entriesOf(parent, context);
            return entries && Object.entries(entries).map(([entry, value]) => ({ key: entry, value }));
          },
        }),
        [`${name}Value`]: t.string({
          description: 'The value of one key of the metadata; null if the metadata does not contain the key.',
          args: {
            key: t.arg.string({ required: true, description: 'The key of the value, such as `order_id`.' }),
          },
          resolve: (parent, args, context) => {
            const entries = entriesOf(parent, context);
            return entries && Object.hasOwn(entries, args.key)
              ? textOrNull(entries[args.key], context)
              : null;
          },
        }),
      };
    },
    paramsAt: (place) => ({
      [place.name]: place.t.field({ type: [MetadataEntryInput], ...inputOptions(place, description) }),
    }),
  };
}
