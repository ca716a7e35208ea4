import { BaseRetriever } from '@langchain/core/retrievers';
import type { BaseRetrieverInput } from '@langchain/core/retrievers';
import { Document } from 'langchain';
import type { Library } from './library.js';
import type { Passage } from './passages.js';
import type { Ranked } from './ranking.js';

export type PassageMetadata = Omit<Passage, 'text'> & Omit<Ranked, 'id'>;

export interface LibraryRetrieverInput extends BaseRetrieverInput {
  library: Library;
  /** How many passages to return at most. */
  limit: number;
  /** Only passages of these articles; all when left out. */
  only?: ReadonlySet<string>;
}

/** Returns the passages nearest to a message, best first, as documents whose text is word for word the article's. */
export class LibraryRetriever extends BaseRetriever<PassageMetadata> {
  lc_namespace = ['careline', 'retrieval'];
  private readonly library: Library;
  private readonly limit: number;
  private readonly only: ReadonlySet<string> | undefined;

  constructor(input: LibraryRetrieverInput) {
    super(input);
    this.library = input.library;
    this.limit = input.limit;
    this.only = input.only;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const { reader, rank, passages } = this.library;
    const keep = (articleId: string) => !this.only || this.only.has(articleId);
    return rank(reader.weigh(query), this.limit, keep).map(({ id, ...found }) => {
      const { text, ...metadata } = passages.get(id)!;
      return new Document({ id, pageContent: text, metadata: { ...metadata, ...found } });
    });
  }
}
