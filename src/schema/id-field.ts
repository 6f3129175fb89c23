import type { BuilderTypes } from './builder.ts';
import type { InputFieldExtensions } from './params.ts';

type IdFieldOptions = Required<Pick<InputFieldExtensions, 'idKind'>> & { readonly description: string };

/** An input field that takes an id of one kind; anything else is refused before it is sent. */
export function idField(
  t: PothosSchemaTypes.InputFieldBuilder<BuilderTypes, 'InputObject'>,
  { idKind, description }: IdFieldOptions,
) {
  const extensions: InputFieldExtensions = { idKind };
  return t.id({ description, extensions: { ...extensions } });
}
