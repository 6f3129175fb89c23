import { type DocumentNode, TokenKind } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The memory that all cached documents may take together, in bytes. */
const MAX_CACHE_BYTES = 24 * 1024 * 1024;

/**
 * What a document takes in memory beside its text, measured on graphql 16 with one kind of token per document: a token
 * and its share of the syntax tree take up to 490 bytes, a comment 90.
 */
const BYTES_PER_TOKEN = 500;
const BYTES_PER_COMMENT = 100;
const BYTES_PER_DOCUMENT = 4000;
const BYTES_PER_CHARACTER = 2;

/**
 * Parsed and valid documents by their text, bounded in bytes. The least recently used ones go first. A document that is
 * not valid is never kept: its errors may take more memory than its text.
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

  /** Keeps a document that was parsed from this text and is valid. */
  add(text: string, document: DocumentNode): void {
    this.#documents.set(text, document);
  }
}

function sizeOf(text: string, { loc }: DocumentNode): number {
  let size = BYTES_PER_DOCUMENT + BYTES_PER_CHARACTER * text.length;
  for (let token = loc?.startToken; token; token = token.next ?? undefined)
    size += token.kind === TokenKind.COMMENT ? BYTES_PER_COMMENT : BYTES_PER_TOKEN;
  return size;
}
