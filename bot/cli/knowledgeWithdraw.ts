import { isoDay } from '../../knowledge/load.js';
import { NotWithdrawn, withdrawArticle } from '../../knowledge/withdrawal.js';
import type { Withdrawn } from '../../knowledge/withdrawal.js';
import { openStoreFromEnv } from '../../storage/fromEnv.js';
import { answeredFrom } from '../answeredFrom.js';
import type { AnsweredFrom, AnsweredList } from '../answeredFrom.js';
import { readFlags, Refused, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

const flags = { reason: { type: 'string' }, list: { type: 'boolean' }, json: { type: 'boolean' } } as const;
const longestReason = 300;

/**
 * Takes an article out of service at once, and lists who was answered from it; `--list` lists again. The file is
 * written first, whatever becomes of the list.
 */
export const withdraw: Verb = {
  usage: '<article id> --reason TEXT|--list [--json]',
  async run(args, command) {
    const { values, positionals } = readFlags(args, flags);
    const id = positionals[0]?.replace(/^articles\//, '');
    if (id === undefined || positionals.length > 1) throw new WrongUse('Name one article.');
    if ((values.reason === undefined) === (values.list === undefined)) throw new WrongUse('Give --reason or --list.');
    const withdrawn = values.reason === undefined ? null : withdrawNow(id, values.reason, command);
    if (withdrawn && !values.json) {
      command.out(`Withdrawn: ${withdrawn.file}`);
      command.out('A running service that reads this folder stops serving it within seconds.');
    }
    const listed = await list(id, command);
    if (values.json) {
      const found = typeof listed === 'string' ? { answered: null, error: listed } : { answered: listed };
      command.out(JSON.stringify({ article: id, withdrawn, ...found }));
    } else if (typeof listed === 'string') {
      command.err(`Who was answered from it could not be read: ${listed}`);
      command.err(`With the service's environment, ask again: npm run knowledge -- withdraw ${id} --list`);
    } else for (const line of listLines(id, listed)) command.out(line);
    return typeof listed === 'string' ? 1 : 0;
  },
};

function withdrawNow(id: string, text: string, { root, clock }: KnowledgeCommand): Withdrawn {
  const reason = text.trim();
  if (reason === '' || reason.length > longestReason || /[\p{Cc}\p{Cf}]/u.test(reason))
    throw new WrongUse(`The reason is one line of text, at most ${longestReason} characters.`);
  try {
    return withdrawArticle(root, id, { date: isoDay(clock.now()), reason });
  } catch (error) {
    if (error instanceof NotWithdrawn) throw new Refused(error.message);
    throw error;
  }
}

/** The list, or why there is none: the withdrawal stands either way. */
async function list(id: string, { env }: KnowledgeCommand): Promise<AnsweredList | string> {
  try {
    const { store } = await openStoreFromEnv(env);
    try {
      return await answeredFrom(store, id);
    } finally {
      await store.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function listLines(id: string, { answers, conversations, unreadable }: AnsweredList): string[] {
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  return [
    `Answered from ${id}: ${many(answers.length, 'answer')} in ${many(conversations, 'conversation')}, newest first.`,
    ...answers.flatMap(answerLines),
    ...(unreadable > 0
      ? [
          `${many(unreadable, 'answer')} cannot be read any more (the patient had the text deleted): the page is unknown.`,
        ]
      : []),
    `Answers that were on their way are not in it yet: ask again in a minute with withdraw ${id} --list`,
  ];
}

function answerLines(answer: AnsweredFrom): string[] {
  const { conversationId, channel, reach, openCase } = answer;
  const ways = [
    ...(openCase
      ? [
          `open case ${openCase.number} (${openCase.priority}, ${openCase.state}${openCase.contact ? ', contact given' : ''})`,
        ]
      : []),
    ...(reach.channelReference ? [`the ${channel} conversation`] : []),
    ...(reach.portalSubject === null ? [] : [`portal subject ${reach.portalSubject}`]),
  ];
  return [
    `  ${answer.at}  ${answer.how} ${answer.section ?? 'page'}, version ${answer.version}`,
    `    conversation ${conversationId} (${channel}), ledger entry ${answer.entry}`,
    `    reach: ${ways.length > 0 ? ways.join(', ') : 'only when they write again'}`,
  ];
}
