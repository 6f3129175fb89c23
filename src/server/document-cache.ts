import { type DocumentNode, type Token, TokenKind } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The maximum memory for all cached documents, in bytes. */
const MAX_CACHE_BYTES = 20 * 1024 * 1024;

/**
 * The memory that a document needs in addition to its text. Measured with graphql 16, on documents with one kind of
 * token: a token with its part of the syntax tree takes up to 490 bytes, a comment 90.
 */
const BYTES_PER_TOKEN = 500;
const BYTES_PER_COMMENT = 100;
const BYTES_PER_DOCUMENT = 4000;
const BYTES_PER_CHARACTER = 2;

/**
 * Valid parsed documents by their text, bounded in bytes. The least recently used ones are dropped first. Invalid documents
 * are not cached, because their errors may use more memory than their text.
 */
export class DocumentCache {
  readonly #documents: LRUCache<string, DocumentNode>;

  constructor(maxBytes = MAX_CACHE_BYTES) {
    this.#documents = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (document, text) => sizeOf(text, document),
    });
  }

  /** The estimated memory of all cached documents, in bytes. */
  get bytes(): number {
    return this.#documents.calculatedSize;
  }

  has(text: string): boolean {
    return this.#documents.has(text);
  }

  get(text: string): DocumentNode | undefined {
    return this.#documents.get(text);
  }

  /** @param document the valid document that was parsed from this text */
  add(text: string, document: DocumentNode): void {
    this.#documents.set(text, document);
  }
}

function sizeOf(text: string, { loc }: DocumentNode): number {
  let size = BYTES_PER_DOCUMENT + BYTES_PER_CHARACTER * text.length;
  for (let token = loc?.startToken; token; token = token.next ?? undefined)
    size += (token.kind === TokenKind.COMMENT ? BYTES_PER_COMMENT : BYTES_PER_TOKEN) + copySizeOf(token);
  return size;
}

/** A string with escapes, and every block string, is a copy of its text. Other tokens share the memory of the document. */
function copySizeOf({ kind, value }: Token): number {
  return kind === TokenKind.STRING || kind === TokenKind.BLOCK_STRING
    ? BYTES_PER_CHARACTER * value.length
    : 0;
}
