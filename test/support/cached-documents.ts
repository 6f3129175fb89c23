import { type DocumentNode, parse, validate } from 'graphql';
import { withDefaults } from '../../src/config/setting.ts';
import { GROUPS } from '../../src/config/settings.ts';
import { schema as clientSchema } from '../../src/schema/index.ts';
import { DocumentCache } from '../../src/server/document-cache.ts';
import { documentProblem, textProblem } from '../../src/server/document-limits.ts';
import { withFederation } from '../../src/server/graph/federation.ts';

/**
 * Fills the cache of documents before each request, so that the fast path answers the first request for a document, too.
 * A request that warms the cache would execute its document, and change the state and the calls that tests check.
 */

const schema = withFederation(clientSchema);
const limits = withDefaults(GROUPS.limits.settings, {});
const { get } = DocumentCache.prototype;

/** The same as without this file, except that each valid document within the default limits is found. */
DocumentCache.prototype.get = function (text) {
  const cached = get.call(this, text);
  if (cached) return cached;
  const document = textProblem(text, limits) ? null : validDocument(text);
  if (document) this.add(text, document);
  return document ?? undefined;
};

function validDocument(text: string): DocumentNode | null {
  try {
    const document = parse(text);
    return documentProblem(document, limits) || validate(schema, document).length > 0 ? null : document;
  } catch {
    return null;
  }
}
