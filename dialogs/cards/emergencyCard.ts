/**
 * The fixed emergency, crisis and combined cards. Every word comes from knowledge/messages and knowledge/places; the
 * first line is the action. Pure: also built from memory when the store is down.
 */
import { type Activity, CardFactory } from 'botbuilder';
import type { Place } from '../../knowledge/places.js';
import type { Disposition } from '../../triage/types.js';
import type { Words } from '../words.js';

export interface EmergencyCard {
  words: Words;
  place: Place;
  /** `ambulance` or `emergency-department`; null for a crisis card alone. */
  emergency: Disposition | null;
  crisis: boolean;
  /** Catalogue cluster of the bodily danger, for its first-aid line; the crisis block has its own advice. */
  cluster: string | null;
  /** True when the danger is another person's. */
  other: boolean;
  /** The sentence about the nurse: told with a case number, being told, or not reached. */
  nurseLine: string;
}

type Block = Record<string, unknown>;

/** What to do, in one sentence: also said again whenever the patient asks whether it still stands. */
export function actionSentence(words: Words, disposition: Disposition, other: boolean): string {
  const suffix = other ? '_other' : '';
  const key = disposition === 'ambulance' ? 'ambulance' : 'emergency_department';
  return words.text(`emergency.${key}${suffix}`);
}

function line(text: string, more: Block = {}): Block {
  return { type: 'TextBlock', text, wrap: true, ...more };
}

function call(title: string, number: string): Block {
  return { type: 'Action.OpenUrl', title, url: `tel:${number.replace(/[^\d+]/g, '')}` };
}

function emergencyBlocks(card: EmergencyCard & { emergency: Disposition }): Block[] {
  const { words, cluster, other } = card;
  const firstAid = cluster && words.has(`first_aid.${cluster}`) ? [line(words.text(`first_aid.${cluster}`))] : [];
  return [
    line(actionSentence(words, card.emergency, other), { size: 'extraLarge', weight: 'bolder' }),
    line(words.text('emergency.why')),
    ...firstAid,
  ];
}

function crisisBlocks({ words, place, emergency, other }: EmergencyCard): Block[] {
  const suffix = other ? '_other' : '';
  const key = place.crisis.text ? 'crisis.line' : 'crisis.line_call';
  return [
    line(words.text(`crisis.title${suffix}`), {
      size: emergency ? 'large' : 'extraLarge',
      weight: 'bolder',
      spacing: 'medium',
    }),
    line(words.text(key), { weight: 'bolder' }),
    line(words.text(`crisis.safe${suffix}`)),
    line(words.text(`crisis.means${suffix}`)),
  ];
}

/** Builds the card and a plain-text twin for channels and readers without cards. */
export function emergencyCard(card: EmergencyCard): Partial<Activity> {
  const { words, place, emergency, crisis } = card;
  const blocks = [
    ...(emergency ? emergencyBlocks({ ...card, emergency }) : []),
    ...(crisis ? crisisBlocks(card) : []),
    line(card.nurseLine),
    line(words.text('emergency.abroad'), { isSubtle: true, size: 'small' }),
  ];
  const actions = [
    ...(crisis ? [call(words.text('crisis.call'), place.crisis.number)] : []),
    call(words.text('emergency.call'), place.emergency),
  ];
  const plain = blocks.map((block) => block['text']).join(' ');
  const body = [{ type: 'Container', style: 'attention', bleed: true, items: blocks }];
  return {
    type: 'message',
    summary: plain,
    attachments: [
      CardFactory.adaptiveCard({
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        // Teams on phones shows no later version.
        version: '1.2',
        fallbackText: plain,
        speak: plain,
        body,
        actions: emergency === 'ambulance' ? actions.reverse() : actions,
      }),
    ],
    channelData: { careline: { card: emergency ? (crisis ? 'combined' : 'emergency') : 'crisis' } },
  };
}
