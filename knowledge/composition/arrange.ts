import type { Delivered, Dropped } from './composed.js';
import type { Evidence } from './evidence.js';
import type { Connective, Connectives } from './settings.js';
import { closure } from './structure.js';
import type { Structure, StructureReader } from './structure.js';

/** What a reply asks for, already mapped to sentences: sentences `first` to `last` of section `section` of the evidence. */
export interface Pick {
  /** Place in the reply, from 0. */
  part: number;
  section: number;
  first: number;
  last: number;
  /** The model's own verified words for these sentences. */
  statement?: string;
  /** The statement gives one item of a list: it stands after the whole list, in place of nothing. */
  oneItem?: boolean;
  /** A phrase wanted before it, with its own place in the reply. */
  connective?: Connective & { part: number };
}

interface Group {
  section: number;
  /** Places in the section, ascending. */
  sentences: number[];
  connective?: Pick['connective'];
}

/**
 * Puts the picked sentences in the reply's order, group by group, with everything that may not be left out: the rest of
 * a list, what a sentence points at, what limits it, and the section's instructions for an emergency.
 */
export function arrange(
  picks: readonly Pick[],
  evidence: readonly Evidence[],
  read: StructureReader,
  connectives: Connectives,
): { parts: Delivered[]; dropped: Dropped[] } {
  const structures = evidence.map(({ sentences }) => read(sentences));
  const parts: Delivered[] = [];
  for (const group of groupsOf(picks, structures)) {
    const { section, sentences } = group;
    const { joins, lines } = structures[section]!;
    const connective = fitting(group, parts, joins[sentences[0]!] === 'item', connectives);
    if (connective) parts.push({ kind: 'connective', id: connective.id, text: connective.text, join: 'paragraph' });
    let line: number | undefined;
    let besides: Pick[] = [];
    for (const at of sentences) {
      const own = picks.filter((pick) => pick.statement && covers(pick, section, at));
      const isItem = joins[at] === 'item';
      const instead = own.find((pick) => !pick.oneItem);
      if (!instead || instead.first === at) {
        const join = isItem ? 'item' : lines[at] === line ? 'same-line' : 'paragraph';
        parts.push(delivered(evidence[section]!, at, join, instead?.statement));
        line = lines[at];
      }
      besides.push(...own.filter((pick) => pick.oneItem));
      if (joins[at + 1] === 'item') continue;
      parts.push(...besides.map((pick) => delivered(evidence[section]!, pick.first, 'paragraph', pick.statement)));
      besides = [];
    }
  }
  const kept = new Set(parts.flatMap((part) => (part.kind === 'connective' ? [part.id] : [])));
  const dropped = picks.flatMap(({ connective }) => (connective && !kept.has(connective.id) ? [connective.part] : []));
  return { parts, dropped: dropped.map((part) => ({ part, reason: 'connective-misplaced' })) };
}

function groupsOf(picks: readonly Pick[], structures: readonly Structure[]): Group[] {
  const groups = new Map<string, Group>();
  const shown = structures.map((structure, section) => {
    const own = picks.filter((pick) => pick.section === section);
    // The section that the gate chose always has its say about emergencies.
    if (own.length === 0 && (section > 0 || picks.length === 0)) return [];
    const urgent = structure.urgent.flatMap((is, at) => (is ? [at] : []));
    return [...closure([...own.flatMap(placesOf), ...urgent], structure)].sort((a, b) => a - b);
  });
  const open = (section: number, at: number, connective?: Pick['connective']) => {
    const group = structures[section]!.groups[at]!;
    const key = `${section}.${group}`;
    if (groups.has(key)) return;
    const sentences = shown[section]!.filter((other) => structures[section]!.groups[other] === group);
    groups.set(key, { section, sentences, ...(connective ? { connective } : {}) });
  };
  for (const pick of picks) open(pick.section, pick.first, pick.connective);
  shown.forEach((places, section) => places.forEach((at) => open(section, at)));
  return [...groups.values()];
}

/** The phrase before a group: the wanted one where it may stand, or the one that keeps two lists apart. */
function fitting(group: Group, before: readonly Delivered[], list: boolean, all: Connectives): Connective | undefined {
  const { connective } = group;
  const place = before.length === 0 ? 'first' : 'later';
  if (connective && (connective.where === 'any' || connective.where === place)) return connective;
  if (!list || before.at(-1)?.join !== 'item') return undefined;
  return all.connectives.find(({ id }) => id === all.between_lists);
}

function delivered(evidence: Evidence, at: number, join: Delivered['join'], statement?: string): Delivered {
  const { articleId, sectionId } = evidence;
  const { id, text } = evidence.sentences[at]!;
  return statement === undefined
    ? { kind: 'sentence', id, articleId, sectionId, text, join }
    : { kind: 'statement', id, articleId, sectionId, text: statement, join };
}

const covers = (pick: Pick, section: number, at: number) =>
  pick.section === section && pick.first <= at && at <= pick.last;

const placesOf = ({ first, last }: Pick) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
