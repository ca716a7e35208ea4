/** What is wrong with a clinical file, and where. */
export interface Problem {
  fileId: string;
  /** Where in the file, for example `rules.RF02.1.when`. */
  path: string;
  reason: string;
}
