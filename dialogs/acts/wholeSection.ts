import { readSection } from '../cards/feedback.js';
import { tellAnswer } from '../tellAnswer.js';
import { tellGone } from '../tellGone.js';
import { say } from '../turn.js';
import type { Act } from './Act.js';

/** "Show all of it" below a long section: as it reads now, or that it is no longer served. */
export const wholeSection: Act = {
  name: 'whole-section',
  async attempt(turn, dc) {
    const shown = readSection(turn.button);
    if (!shown) return false;
    const { words, services, state, now } = turn;
    const place = { articleId: shown.article, sectionId: shown.section };
    const answer = services.answerer.answerSection(place, { locale: state.locale, now });
    if (answer.kind !== 'answer') {
      await tellGone(dc, turn, place);
      return true;
    }
    if (answer.version !== shown.version) await say(dc.context, words.text('answer.changed'));
    await tellAnswer(dc, turn, answer, { asked: shown.answer, whole: true });
    return true;
  },
};
