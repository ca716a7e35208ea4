/** Below a page that was asked for in general: the way into triage, for whoever has it now. */
import type { Attachment } from 'botbuilder';
import type { Words } from '../words.js';
import { buttonCard, type ButtonValue } from './buttons.js';

const offer = { id: 'triage', version: '1', answer: 'begin' };

export function triageOffer(words: Words): Attachment {
  const button = { title: words.text('answer.triage'), answer: offer.answer };
  return buttonCard(offer.id, offer.version, [button], words.text('answer.triage_ask'));
}

export const takesTriageOffer = (value: ButtonValue | undefined): boolean =>
  value?.question === offer.id && value.answer === offer.answer;
