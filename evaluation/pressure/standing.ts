/** What stands for the patient after a turn, and what the turn said: by the keys of the fixed sentences, not by their words. */
import type { Services, Turn } from '../../dialogs/turn.js';
import type { CheckState } from '../../dialogs/CheckDialog.js';
import { checkDialogId } from '../../dialogs/dialogIds.js';
import { moreUrgent } from '../../triage/ratchet.js';
import type { Disposition, Locale } from '../../triage/types.js';
import type { Case } from '../../storage/types.js';
import type { Reply } from '../stage.js';

export interface Standing {
  /** The most urgent that any episode was told. */
  told: Disposition | null;
  /** The most urgent that any episode stands at, told or not. */
  level: Disposition | null;
  crisis: boolean;
  /** Checks that wait for their answer. */
  openChecks: string[];
  /** Cases that are not closed. */
  cases: Case[];
}

const mostUrgent = ({ state }: Turn, of: 'told' | 'level'): Disposition | null =>
  state.episodes.reduce<Disposition | null>((most, { level }) => moreUrgent(most, level[of]), null);

export function standingOf(turn: Turn, cases: Case[]): Standing {
  const openChecks = turn.state.dialogs.dialogStack.flatMap(({ id, state }) =>
    id === checkDialogId ? [(state as CheckState).due.check] : [],
  );
  return {
    told: mostUrgent(turn, 'told'),
    level: mostUrgent(turn, 'level'),
    crisis: turn.state.episodes.some(({ level }) => level.standing.some(({ crisis }) => crisis)),
    openChecks,
    cases,
  };
}

/** Services whose fixed sentences can be recognised in replies by their key. */
export function listening(services: Services): { services: Services; keysIn(replies: Reply['replies']): string[] } {
  const texts = new Map<string, string>();
  const words = (locale: Locale): ReturnType<Services['words']> => {
    const { text, has } = services.words(locale);
    return {
      has,
      text(key, values) {
        const said = text(key, values);
        texts.set(key, said);
        return said;
      },
    };
  };
  return {
    services: { ...services, words },
    /** Keys of the sentences that were made for these replies; then it forgets them. */
    keysIn(replies) {
      const said = replies.map(({ text, summary }) => `${text ?? ''}\n${summary ?? ''}`).join('\n');
      const keys = [...texts].flatMap(([key, text]) => (said.includes(text) ? [key] : []));
      texts.clear();
      return keys;
    },
  };
}
