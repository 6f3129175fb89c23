/**
 * How a field of the graph relates to Stripe calls: the field's extension `upstream`. A field without it needs no call,
 * because its parent contains the value.
 */
export interface Upstream {
  /** Stripe's name of the field: a segment of the paths in `expand`. */
  readonly key?: string;
  /** The field contains an id that `expand` replaces with the object. */
  readonly expands?: boolean;
  /** Stripe returns the field only if it is expanded, and never as an id. */
  readonly expandOnly?: boolean;
  /** The path of the call that retrieves the object, if the path in `expand` would be too long: `/v1/customers/:id`. */
  readonly retrieve?: string;
  /**
   * The path from the object that `retrieve` returns to the object of this field, if they differ. Used only with
   * `retrieve`.
   */
  readonly within?: string;
  /** The field contains an object of a write's response, which has no expansions. If any are needed, it is retrieved. */
  readonly fromPayload?: boolean;
  /**
   * The field contains an old copy of an object, and `retrieve` returns its current state. Lists the fields that never
   * change: like the id, they need no call.
   */
  readonly snapshot?: readonly string[];
  /**
   * Stripe's name of the field, on the same parent, that refers to the owner of this field's object. It is expanded if the
   * caller is bound to a customer; if its path is too long, it is retrieved.
   */
  readonly owner?: string;
  /** The field needs only the id of its parent. */
  readonly needsIdOnly?: boolean;
  /**
   * The calls that the field makes itself.
   * @param customer the customer that the caller is bound to, or null
   */
  calls?(args: Readonly<Record<string, unknown>>, customer: string | null): readonly FieldCall[];
  /** For a list that needs no call: its maximum number of items. 1 by default. */
  readonly maxItems?: number;
}

/** A call that a field makes itself. */
export interface FieldCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** For lists: the number of pages. */
  readonly pages?: number;
  /** For lists: the number of objects on all pages. */
  readonly size?: number;
  /** The type of the object, if the field's own type is abstract. */
  readonly typename?: string;
  /** The number of times that the object appears in the response. 1 by default. */
  readonly occurrences?: number;
  /** The call is only a check: nothing of its result is part of the response. */
  readonly checkOnly?: boolean;
  /** Distinguishes calls with the same path and different results. It is not part of the plan, because it may be secret. */
  readonly variant?: string;
}
