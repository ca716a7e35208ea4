/** What the nurse line may read of a conversation's state, and what reason codes mean: from the rules' own files. */
import type { ConversationState } from '../../dialogs/state.js';
import type { Services } from '../../dialogs/turn.js';
import type { Content } from '../../knowledge/load.js';
import type { PatientView } from '../../nurseline/api.js';
import type { HandoverFinding } from '../../nurseline/handover.js';
import type { NurseLine } from '../../nurseline/priorities.js';
import type { DescribeCode } from '../../nurseline/reasons.js';
import type { Case, Json } from '../../storage/types.js';
import { isAlarming } from '../../triage/ratchet.js';
import type { Finding } from '../../triage/types.js';
import { protocolView } from './protocolView.js';

function toHandover(services: Services, finding: Finding): HandoverFinding {
  const { concept, status, subject, time, words, quantity, id } = finding;
  const label = services.triage.label(concept, 'en');
  const seq = Number(id.split('.')[0]);
  return { label, status, subject, time, words, seq, ...(quantity ? { quantity } : {}) };
}

/** `state` is null before the first turn and after a shred; then nothing is known. */
export function createPatientView(services: Services): (state: Json | null, one: Case) => PatientView {
  return (json, one) => {
    const state = json as ConversationState | null;
    const episode = state?.episodes.find(({ id }) => id === one.episodeId);
    const words = services.words(state?.locale ?? 'en');
    return {
      findings: (episode?.record.findings ?? [])
        .filter(({ concept }) => services.triage.kindOf(concept) !== 'context')
        .map((finding) => toHandover(services, finding)),
      protocols: (episode?.runs ?? []).map((run) => protocolView(run, episode!.subject)),
      text: (key, values) => words.text(key, values),
    };
  };
}

/** Titles of rules, checks and risky questions by id, with the priority that each stands for. */
export function createDescribeCode(content: Content, line: NurseLine): DescribeCode {
  const known = new Map<string, ReturnType<DescribeCode>>();
  for (const file of content.redFlags) {
    for (const rule of file.rules) {
      known.set(rule.id, { label: file.title, priority: isAlarming(rule) ? 'P1' : 'P2' });
    }
    for (const check of file.checks ?? []) known.set(check.id, { label: file.title, priority: 'P1' });
  }
  for (const protocol of content.protocols) {
    for (const rule of protocol.rules) known.set(rule.id, { label: protocol.title });
    known.set(protocol.id, { label: protocol.title });
  }
  for (const file of content.riskyQuestions) known.set(file.id, { label: file.title });
  for (const [code, label] of Object.entries(line.reasons)) known.set(code, { label });
  return (code) => known.get(code) ?? { label: code };
}
