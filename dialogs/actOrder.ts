/**
 * The order of acts (docs/architecture.md, "A turn", step 5). The first that applies is what the turn does. Danger
 * stands before everything else.
 */
import type { Act } from './acts/Act.js';
import { admin } from './acts/admin.js';
import { attack } from './acts/attack.js';
import { command } from './acts/command.js';
import { dueCheck } from './acts/dueCheck.js';
import { emergency } from './acts/emergency.js';
import { emergencyFollowUp } from './acts/emergencyFollowUp.js';
import { feedback } from './acts/feedback.js';
import { insistence } from './acts/insistence.js';
import { lateAnswer } from './acts/lateAnswer.js';
import { openQuestion } from './acts/openQuestion.js';
import { page } from './acts/page.js';
import { otherLanguage } from './acts/otherLanguage.js';
import { question } from './acts/question.js';
import { relay } from './acts/relay.js';
import { riskyQuestion } from './acts/riskyQuestion.js';
import { seemsRisky } from './acts/seemsRisky.js';
import { smallTalk } from './acts/smallTalk.js';
import { symptom } from './acts/symptom.js';
import { triageOffer } from './acts/triageOffer.js';
import { unclear } from './acts/unclear.js';
import { unreadable } from './acts/unreadable.js';
import { wholeSection } from './acts/wholeSection.js';

export const actOrder: readonly Act[] = [
  emergency,
  unreadable,
  feedback,
  wholeSection,
  page,
  triageOffer,
  command,
  relay,
  riskyQuestion,
  dueCheck,
  emergencyFollowUp,
  openQuestion,
  lateAnswer,
  otherLanguage,
  attack,
  seemsRisky,
  symptom,
  insistence,
  admin,
  question,
  smallTalk,
  unclear,
];
