import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ContentError, describeProblem } from '../../knowledge/problems.js';
import type { Fetch } from '../../knowledge/lint/webLinks.js';
import type { Clock } from '../../storage/clock.js';
import type { Progress } from './progress.js';

/** What a verb works with; tests put temporary folders and their own answers here. */
export interface KnowledgeCommand {
  /** The `knowledge` folder. */
  root: string;
  approverKeys: readonly string[];
  clock: Clock;
  /** Where the store is found: `DATA_DIR`, `DATABASE_URL`, `MASTER_KEY`. */
  env: Record<string, string | undefined>;
  out(line: string): void;
  err(line: string): void;
  /** Asks whether a web address is still there, and how long it waits for that. */
  fetch: Fetch;
  timeout(ms: number): AbortSignal;
  /** Shows a person at a terminal how far a long verb is; undefined where nobody sits at one. */
  progress: Progress | undefined;
  /** Asks the person at the terminal; undefined where nobody sits at one. */
  ask: ((question: string, options?: { hidden?: boolean }) => Promise<string>) | undefined;
}

/** One verb of `npm run knowledge`. */
export interface Verb {
  /** Everything that follows the verb's name, for the usage text. */
  usage: string;
  /** @returns exit code: 0 done, 1 refused or problems found. @throws WrongUse, ContentError, Refused, KeyRefused */
  run(args: readonly string[], command: KnowledgeCommand): number | Promise<number>;
}

/** The command line does not fit the verb's usage. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}

/** The command was understood and is not done; the message says why and what helps. */
export class Refused extends Error {
  override name = 'Refused';
}

/** Reads a verb's flags. Throws WrongUse on an unknown flag or a value that is missing. */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS')) throw new WrongUse(message);
    throw error;
  }
}

/** Tells what stopped a verb: with `--json` as one object on standard output, else line by line. */
export function tellFailure(error: unknown, json: boolean, { out, err }: KnowledgeCommand): void {
  if (error instanceof ContentError) {
    const { problems } = error;
    if (json) out(JSON.stringify({ problems }));
    else for (const problem of problems) err(describeProblem(problem));
    err(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
    return;
  }
  const { message } = error as Error;
  if (json) out(JSON.stringify({ error: message }));
  err(message);
}
