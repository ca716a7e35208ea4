/** Conditions and bounds of a protocol in a reviewer's words. */
import type { Asked, Bound, Question } from '../../triage/protocol/schema.js';

/** "breathless: yes", "severity: bad or more dangerous", "temperature at least 38". */
function boundWords(question: Question | undefined, id: string, bound: Bound): string {
  if (typeof bound === 'object')
    return bound.at_least === undefined ? `${id} below ${bound.below}` : `${id} at least ${bound.at_least}`;
  const more = question?.kind === 'choice' && question.options.at(-1)?.id !== bound;
  return more ? `${id}: ${bound} or more dangerous` : `${id}: ${bound}`;
}

/** Joined with "and" or "or"; groups of several inside other groups stand in parentheses. */
interface Group {
  joint: ' and ' | ' or ' | '';
  parts: string[];
}

function groupOf(questions: readonly Question[], condition: Asked): Group {
  const { all, any, at_least, score, ...atoms } = condition;
  const inside = (parts: Asked[], joint: string): string =>
    parts.map((part) => wrapped(groupOf(questions, part), joint)).join(joint);
  const find = (id: string): Question | undefined => questions.find((question) => question.id === id);
  const parts = [
    ...Object.entries(atoms).map(([id, bound]) => boundWords(find(id), id, bound as Bound)),
    ...(all ?? []).map((part) => wrapped(groupOf(questions, part), ' and ')),
    ...(at_least ? [`at least ${at_least.n} of: ${inside(at_least.of, ', ')}`] : []),
    ...(score ? [`score of ${score.of.join(' + ')} at least ${score.at_least}`] : []),
  ];
  if (!any) return { joint: parts.length > 1 ? ' and ' : '', parts };
  const either = any.map((part) => wrapped(groupOf(questions, part), ' or '));
  if (parts.length === 0) return { joint: either.length > 1 ? ' or ' : '', parts: either };
  return { joint: ' and ', parts: [...parts, wrapped({ joint: ' or ', parts: either }, ' and ')] };
}

const wrapped = ({ joint, parts }: Group, around: string): string => {
  const words = parts.join(joint);
  return parts.length > 1 && joint !== around ? `(${words})` : words;
};

/** A condition as one line. */
export function conditionWords(questions: readonly Question[], condition: Asked): string {
  const { joint, parts } = groupOf(questions, condition);
  return parts.join(joint);
}
