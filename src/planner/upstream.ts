/**
 * How a field of the graph relates to Stripe calls, as the extension `upstream` of the field. A field without it is a
 * value that its parent contains.
 */
export interface Upstream {
  /** Stripe's name of the field: a segment of the paths in `expand`. */
  readonly key?: string;
  /** The field contains an id that `expand` replaces with the object. */
  readonly expands?: boolean;
  /** Stripe returns the field only if it is expanded, and never as an id. */
  readonly expandOnly?: boolean;
  /** The path of the call that retrieves the object if its path is too long to expand: `/v1/customers/:id`. */
  readonly retrieve?: string;
  /** The path from the object that `retrieve` returns to the object of this field, if they differ. */
  readonly within?: string;
  /** The field contains an object of a write's response, which has no expansions. If any are needed, it is retrieved. */
  readonly fromPayload?: boolean;
  /**
   * The field contains a copy that Stripe stored in the past, and `retrieve` returns the current object. The fields named
   * here never change, so they need no call; neither does the id.
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
  /** The most items of a list that needs no call; 1 by default. */
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
  /** How often the object appears in the response; 1 by default. */
  readonly occurrences?: number;
  /** The call checks something, and the response contains nothing of it. */
  readonly checkOnly?: boolean;
  /** Distinguishes calls with the same path and different results. It is not part of the plan, because it may be secret. */
  readonly variant?: string;
}
