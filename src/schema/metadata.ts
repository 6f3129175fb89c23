import { builder } from './builder.ts';
import { METADATA_ENTRY_INPUT } from './params.ts';

type Metadata = Readonly<Record<string, string>>;

const MetadataEntry = builder.objectRef<{ key: string; value: string }>('MetadataEntry').implement({
  description: 'One key of the metadata and its value.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The key, of up to 40 characters.' }),
    value: t.exposeString('value', { description: 'The value, always a text, of up to 500 characters.' }),
  }),
});

export const MetadataEntryInput = builder.inputType(METADATA_ENTRY_INPUT, {
  description: 'One key of the metadata to set or to remove.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'The key: up to 40 characters, no brackets, each key once.',
    }),
    value: t.string({ description: 'The value, of up to 500 characters. Null removes the key.' }),
  }),
});

/** The metadata of an object, whole and by key, as field options. */
export const metadataField = {
  type: [MetadataEntry] as [typeof MetadataEntry],
  description:
    'Your own keys and values on this object, up to 50. Empty when there are none; null when they cannot be read.',
  resolve: ({ metadata }: { readonly metadata?: Metadata | null }) =>
    metadata && Object.entries(metadata).map(([key, value]) => ({ key, value })),
};

/** See `metadataField`. */
export const metadataValueField = {
  type: 'String' as const,
  description: 'The value of one metadata key; null when the key is not there.',
  args: builder.args((t) => ({ key: t.string({ required: true, description: 'The key to look up.' }) })),
  resolve: ({ metadata }: { readonly metadata?: Metadata | null }, { key }: { readonly key: string }) =>
    metadata && Object.hasOwn(metadata, key) ? metadata[key] : null,
};
