import { BaseRetriever } from '@langchain/core/retrievers';
import type { BaseRetrieverInput } from '@langchain/core/retrievers';
import { Document } from 'langchain';
import type { Library } from './library.js';
import type { Passage } from './passages.js';

export interface PassageMetadata extends Omit<Passage, 'text'> {
  /** BM25F score: only comparable within one question. */
  score: number;
}

export interface LibraryRetrieverInput extends BaseRetrieverInput {
  library: Library;
  /** How many passages to return at most. */
  depth: number;
  /** Only passages of these articles; all when left out. */
  only?: ReadonlySet<string>;
}

/** Returns the passages nearest to a question, best first, as documents whose text is word for word the article's. */
export class LibraryRetriever extends BaseRetriever<PassageMetadata> {
  lc_namespace = ['careline', 'retrieval'];
  private readonly library: Library;
  private readonly depth: number;
  private readonly only: ReadonlySet<string> | undefined;

  constructor(input: LibraryRetrieverInput) {
    super(input);
    this.library = input.library;
    this.depth = input.depth;
    this.only = input.only;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const { index, passages } = this.library;
    const keep = (id: string) => !this.only || this.only.has(passages.get(id)!.articleId);
    return index.search(query.split(' '), this.depth, keep).map(({ id, score }) => {
      const { text, ...metadata } = passages.get(id)!;
      return new Document({ id, pageContent: text, metadata: { ...metadata, score } });
    });
  }
}
