/** What is wrong with a content file: where, and in words a clinician can act on. */
export interface Problem {
  /** Path relative to the content root's parent, for example `knowledge/places/us.yaml`. */
  file: string;
  /** 1-based line in that file. */
  line: number;
  reason: string;
}

/** Content that must not be served. Carries every problem found, not only the first. */
export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(`Content cannot be used:\n${problems.map(describeProblem).join('\n')}`);
    this.name = 'ContentError';
  }
}

export function describeProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.reason}`;
}
