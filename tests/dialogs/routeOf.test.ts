/** Rules first, the second reader where they leave it open: each on its own. */
import { routeOf, type Told } from '../../triage/route.js';

const nothing: Told = {
  intents: [],
  risky: [],
  symptomNow: false,
  protocol: false,
  level: 'none',
  inGeneral: false,
  questionMark: false,
  everyday: () => false,
  openCase: false,
};
const intents = (...names: string[]) => names.map((name) => ({ name, whole: false }));
const hears = (name: string, probability = 0.99, risky = false): Pick<Told, 'reading'> => ({
  reading: { seemsRisky: () => risky, route: () => ({ name, probability }) },
});
const risky = (code: string, protocolFirst = false) => [
  { code, rule: `${code}.1`, title: code, priority: 'P2' as const, protocolFirst, pageBeside: false, words: 'words' },
];
const byRule = (route: string | null) => ({ route, by: 'rule' });
const byReader = (route: string) => ({ route, by: 'reader' });

describe('rules', () => {
  it('know nothing of a message without anything', () => {
    expect(routeOf(nothing)).toEqual(byRule(null));
  });
  it('hear a person wanted before all else, but in an attack only as the whole message', () => {
    expect(routeOf({ ...nothing, intents: intents('nurse', 'symptom'), risky: risky('Q1') })).toEqual(byRule('person'));
    expect(routeOf({ ...nothing, intents: intents('nurse', 'attack') })).toEqual(byRule('attack'));
  });
  it('put a risky question before the complaint, unless a protocol is to come first', () => {
    const told = { ...nothing, intents: intents('symptom'), symptomNow: true };
    expect(routeOf({ ...told, risky: risky('Q1') })).toEqual(byRule('risky'));
    expect(routeOf({ ...told, risky: risky('Q1', true), protocol: true })).toEqual(byRule('symptom'));
    expect(routeOf({ ...told, risky: risky('Q1', true) })).toEqual(byRule('risky'));
  });
  it('call an attack with a health request an attack', () => {
    expect(routeOf({ ...nothing, risky: risky('Q17') })).toEqual(byRule('attack'));
    expect(routeOf({ ...nothing, risky: [...risky('Q17'), ...risky('Q1')] })).toEqual(byRule('risky'));
  });
  it('put a symptom of now before the office, and the office before the shape of a complaint', () => {
    const told = { ...nothing, intents: intents('admin', 'symptom') };
    expect(routeOf({ ...told, symptomNow: true })).toEqual(byRule('symptom'));
    expect(routeOf(told)).toEqual(byRule('admin'));
  });
  it('take a question for one, until there is a level that it can be about', () => {
    const told = { ...nothing, intents: intents('question', 'symptom'), symptomNow: true };
    expect(routeOf(told)).toEqual(byRule('question'));
    expect(routeOf({ ...told, level: 'some' })).toEqual(byRule('symptom'));
    expect(routeOf({ ...nothing, intents: intents('question'), symptomNow: true, level: 'pressing' })).toEqual(
      byRule('symptom'),
    );
  });
  it('take a question about an illness in general for one, though a protocol fits its words', () => {
    const told = { ...nothing, intents: intents('question'), symptomNow: true, protocol: true };
    expect(routeOf(told)).toEqual(byRule('symptom'));
    expect(routeOf({ ...told, inGeneral: true })).toEqual(byRule('question'));
    expect(routeOf({ ...told, inGeneral: true, level: 'some' })).toEqual(byRule('symptom'));
    expect(routeOf({ ...told, inGeneral: true, intents: [] })).toEqual(byRule('symptom'));
    expect(routeOf({ ...told, ...hears('question'), inGeneral: true, intents: [], questionMark: true })).toEqual(
      byRule('question'),
    );
    // "Pain and fever?" is a complaint all the same.
    expect(routeOf({ ...told, inGeneral: true, intents: intents('symptom'), questionMark: true })).toEqual(
      byRule('symptom'),
    );
  });
  it('know a question by its mark, and everyday words', () => {
    expect(routeOf({ ...nothing, questionMark: true })).toEqual(byRule('question'));
    expect(routeOf({ ...nothing, intents: intents('question'), everyday: () => true })).toEqual(byRule('off-topic'));
    expect(routeOf({ ...nothing, everyday: () => true })).toEqual(byRule(null));
  });
  it('hear small talk before a matter of the office', () => {
    expect(routeOf({ ...nothing, intents: intents('sorry', 'admin') })).toEqual(byRule('small-talk'));
  });
});

describe('the second reader', () => {
  it('decides where the rules have nothing, when it is sure enough', () => {
    for (const route of ['symptom', 'question', 'person', 'admin', 'small-talk', 'off-topic', 'attack'])
      expect(routeOf({ ...nothing, ...hears(route) })).toEqual(byReader(route));
    for (const route of ['symptom', 'question', 'person', 'admin', 'small-talk', 'off-topic', 'attack'])
      expect(routeOf({ ...nothing, ...hears(route, 0.5) })).toEqual(byRule(null));
  });
  it('never speaks against a finding or a phrase', () => {
    const ill = { ...nothing, intents: intents('symptom'), symptomNow: true };
    expect(routeOf({ ...ill, ...hears('attack') })).toEqual(byRule('symptom'));
    expect(routeOf({ ...nothing, intents: intents('admin'), ...hears('off-topic') })).toEqual(byRule('admin'));
    expect(routeOf({ ...ill, intents: intents('symptom'), protocol: true, ...hears('admin') })).toEqual(
      byRule('symptom'),
    );
  });
  it('has the casting vote between words of an errand and of a complaint', () => {
    const both = { ...nothing, intents: intents('symptom', 'admin') };
    expect(routeOf({ ...both, ...hears('symptom', 0.4) })).toEqual(byRule('symptom'));
    expect(routeOf({ ...both, ...hears('question', 0.4) })).toEqual(byRule('admin'));
    expect(routeOf({ ...both, symptomNow: true, ...hears('symptom', 0.4) })).toEqual(byRule('symptom'));
    expect(routeOf({ ...both, symptomNow: true, ...hears('question', 0.4) })).toEqual(byRule('admin'));
  });
  it('sends nobody to the front desk who is surely ill', () => {
    const errand = { ...nothing, intents: intents('admin') };
    expect(routeOf({ ...errand, ...hears('symptom', 0.95) })).toEqual(byReader('symptom'));
    expect(routeOf({ ...errand, ...hears('symptom', 0.7) })).toEqual(byRule('admin'));
  });
  it('waves nobody away who may be ill', () => {
    const chat = { ...nothing, intents: intents('off-topic', 'question') };
    expect(routeOf({ ...chat, ...hears('risky', 0.6) })).toEqual(byRule('question'));
    expect(routeOf({ ...chat, ...hears('question', 0.6) })).toEqual(byRule('off-topic'));
    const everyday = { ...nothing, questionMark: true, everyday: () => true };
    expect(routeOf({ ...everyday, ...hears('symptom', 0.6) })).toEqual(byRule('question'));
    expect(routeOf({ ...everyday, ...hears('symptom', 0.4) })).toEqual(byRule('off-topic'));
  });
  it('takes single words that no protocol fits for an errand, but never for chat when they complain', () => {
    const noise = { ...nothing, symptomNow: true };
    expect(routeOf({ ...noise, ...hears('off-topic') })).toEqual(byReader('off-topic'));
    expect(routeOf({ ...noise, intents: intents('symptom'), ...hears('off-topic') })).toEqual(byRule('symptom'));
    expect(routeOf({ ...noise, intents: intents('symptom'), ...hears('admin') })).toEqual(byReader('admin'));
    expect(routeOf({ ...noise, intents: intents('symptom'), level: 'some', ...hears('admin') })).toEqual(
      byRule('symptom'),
    );
  });
  it('speaks against what has only the shape of a complaint or a question', () => {
    expect(routeOf({ ...nothing, intents: intents('symptom'), ...hears('off-topic') })).toEqual(byReader('off-topic'));
    expect(routeOf({ ...nothing, intents: intents('question'), ...hears('admin') })).toEqual(byReader('admin'));
    expect(routeOf({ ...nothing, intents: intents('question'), ...hears('symptom') })).toEqual(byRule('question'));
  });
  it('hears a risky question by its own threshold, once', () => {
    const asked = { ...nothing, intents: intents('question') };
    expect(routeOf({ ...asked, ...hears('question', 0.9, true) })).toEqual(byReader('risky'));
    expect(routeOf({ ...asked, ...hears('question', 0.9, true), openCase: true })).toEqual(byRule('question'));
    expect(routeOf({ ...nothing, ...hears('risky', 0.9, true) })).toEqual(byReader('question'));
  });
  it('knows no route of another name', () => {
    expect(routeOf({ ...nothing, ...hears('something') })).toEqual(byRule(null));
  });
});
