/** A name or noun phrase as it stands in a sentence. */
export interface FoundTerm {
  readonly text: string;
  readonly isName: boolean;
  /** Whether 'the' stands before it. */
  readonly hasArticle?: boolean;
}
