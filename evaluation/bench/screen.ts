/**
 * `bench -- screen`: time for all that rules and second reader read in one message, 60 words (microseconds) or 100,000
 * characters (milliseconds), on one core.
 */
import { performance } from 'node:perf_hooks';
import type { Services } from '../../dialogs/turn.js';
import { randomFrom } from '../random.js';
import { median, quantile } from './quantile.js';

export interface ScreenReport {
  words60: { p50us: number; p99us: number };
  chars100k: { ms: number };
}

/** Sixty words each, of the kind that patients write; `{…}` stands for one of the words below. */
const stories = [
  'hello I hope you can help me since about {day} my {person} who is {age} has been feeling very {feeling} and a bit short of breath when she goes up the {place} she says it is nothing and she takes tablets for her blood pressure but {when} she looked {look} and her {part} are swollen should we wait for the doctor on {day} morning',
  'I was at the {place} on {day} and lifted too much I think because {when} my {part} is sore when I press on it or turn over in bed there is no pain when I sit still and I am not {look} or {feeling} I am {age} and healthy is there anything that I can take for it or should I rest',
  'my little {person} is three and has had a cold for {age} days now with a runny {part} and a cough at night with a temperature of 38.2 {when} but it came down and is drinking and playing in the {place} again not {look} or {feeling} the nursery wants to know if it is fine to come back on {day} or later',
];
const choices: Record<string, string[]> = {
  day: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter Christmas'.split(' '),
  person: 'mum sister daughter aunt wife neighbour boy girl granny niece cousin'.split(' '),
  age: 'six eleven thirteen 17 24 26 31 38 43 52 57 66 74 81 90'.split(' '),
  feeling: 'tired dizzy weak sick low breathless worried faint cold hungry sleepy anxious thirsty'.split(' '),
  place: 'stairs gym hill garden shops office station beach market library kitchen'.split(' '),
  when: ['today', 'last night', 'this morning', 'yesterday', 'now', 'at lunch', 'on the way home', 'after tea'],
  look: 'grey pale sweaty flushed blotchy puffy yellow tired well odd bruised clammy'.split(' '),
  part: 'ankles knee nose shoulder chest hands back elbow eye throat toes calf belly'.split(' '),
};
const rounds = 3000;
const warmUp = 1000;
const longRuns = 5;

/** Different messages: a text seen before may be answered from memory, which is not what is measured. */
function freshStories(count: number): string[] {
  const next = randomFrom(20);
  const word = (name: string): string => choices[name]![next(choices[name]!.length)]!;
  const texts = new Set<string>();
  while (texts.size < count) {
    const story = stories[texts.size % stories.length]!;
    texts.add(story.replace(/\{(\w+)\}/g, (_, name: string) => word(name)));
  }
  return [...texts];
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** All that a message can be asked: screened at the edge and in its turn, then read for what answers it. */
function readerOf({ triage, secondReader }: Pick<Services, 'triage' | 'secondReader'>): (text: string) => unknown {
  if (!secondReader) throw new Error('the content has no second reader: half the work would be missing');
  return (text) => {
    triage.screen(text, { records: [], seq: 0 });
    const screening = triage.screen(text, { records: [], seq: 1 });
    const reading = secondReader.read(text);
    return [
      triage.intents(text),
      triage.risky(text, screening),
      reading.suspects({ besideProtocol: false }),
      reading.seemsRisky(),
      reading.route(),
    ];
  };
}

export function benchScreen(services: Pick<Services, 'triage' | 'secondReader'>): ScreenReport {
  const read = readerOf(services);
  const texts = freshStories(warmUp + rounds);
  texts.slice(0, warmUp).forEach(read);
  const short = texts.slice(warmUp).map((text) => timed(() => read(text)) * 1000);
  const whole = Array.from({ length: longRuns }, (_, i) => {
    const long = texts
      .slice(i * 400)
      .join(' ')
      .slice(0, 100_000);
    return timed(() => read(long));
  });
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return {
    words60: { p50us: rounded(quantile(short, 0.5)), p99us: rounded(quantile(short, 0.99)) },
    chars100k: { ms: rounded(median(whole)) },
  };
}
