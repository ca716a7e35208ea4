/** A small content of its own, so that tests of the engine do not move when clinicians edit theirs. */
import type { TriageContent } from '../../triage/content.js';
import { createTriage } from '../../triage/triage.js';
import type { Screening, TriageRecord } from '../../triage/types.js';

const header = {
  version: '1.0.0',
  status: 'sample' as const,
  owner: 'tests',
  sources: ['tests'],
  review_by: '2027-05-31',
};

export const content: TriageContent = {
  concepts: [
    {
      ...header,
      id: 'test-en',
      locale: 'en',
      words: {
        chest: ['chest', 'breastbone', 'rib cage'],
        hurting: ['pain', 'pains', 'hurt', 'hurts', 'hurting', 'tightness', 'tight', 'pressure'],
        cannot: ["can't", 'unable to', "couldn't", 'could not', 'struggling to'],
      },
      concepts: {
        'chest-pain': {
          label: 'chest pain',
          phrases: ['{hurting} ..4 {chest}', '{chest} ..3 {hurting}', 'elephant ..2 on my chest', 'indigestion'],
        },
        sweating: { label: 'sweating', phrases: ['sweating', 'sweaty', 'cold sweat'] },
        fever: { label: 'fever', phrases: ['fever', 'feels hot'] },
        temperature: {
          label: 'temperature',
          phrases: ['temp|temperature ..4 #', 'fever ..3 #'],
          quantity: { kind: 'temperature' },
        },
        age: {
          label: 'age',
          lasting: true,
          phrases: ['# day|days|week|weeks|month|months|year|years old', 'i am #', '# yo'],
          quantity: { kind: 'age' },
        },
        'oxygen-level': { label: 'oxygen', phrases: ['sats|oxygen ..3 #'], quantity: { kind: 'oxygen' } },
        sugar: { label: 'blood sugar', phrases: ['sugar|bg ..3 #'], quantity: { kind: 'glucose' } },
        systolic: { label: 'blood pressure', phrases: ['bp|pressure ..3 #'], quantity: { kind: 'blood-pressure' } },
        diastolic: {
          label: 'lower pressure',
          phrases: ['bp|pressure ..3 #'],
          quantity: { kind: 'blood-pressure-diastolic' },
        },
        pregnant: { label: 'pregnant', lasting: true, phrases: ['pregnant'] },
        'cannot-breathe': {
          label: 'unable to breathe',
          inability: true,
          phrases: ['{cannot} ..1 breathe|breath', 'not breathing'],
        },
        'no-urine': { label: 'no urine', inability: true, phrases: ['no urine|pee|wee', 'not ..2 peed'] },
        'will-not-wake': {
          label: 'will not wake',
          inability: true,
          phrases: ["won't wake", "can't wake", 'not waking'],
        },
        'speech-trouble': {
          label: 'trouble speaking',
          phrases: ['speech ..3 funny|slurred|gone', "can't talk|speak", 'slurred speech'],
        },
        'face-droop': { label: 'drooping face', phrases: ['face ..3 drooped|drooping|dropped', 'face droop'] },
        stroke: { label: 'stroke', phrases: ['stroke'] },
        'heart-attack': { label: 'heart attack', phrases: ['heart attack'] },
        headache: { label: 'headache', phrases: ['headache'] },
        'stiff-neck': { label: 'stiff neck', phrases: ['stiff neck', 'neck ..2 stiff'] },
        meningitis: { label: 'meningitis', phrases: ['meningitis'] },
        bleeding: { label: 'bleeding', phrases: ['bleeding', 'bled'] },
        overdose: {
          label: 'overdose',
          phrases: [
            'took|ate|swallowed|taken ..3 pills|packet|tablets|overdose',
            'took them all',
            'overdoses|overdosed',
          ],
        },
        suicidal: {
          label: 'suicidal thoughts',
          phrases: ['suicidal', 'kms', 'unalive ..1 myself', 'end it all', 'kill myself', 'dying', 'kill me'],
        },
        'broken-heart': { label: 'heart emoji', phrases: ['💔'] },
        'asks-permission': { label: 'asks permission', record: false, phrases: ['can i', 'is it safe to', 'should i'] },
        'medicine-name': { label: 'medicine', record: false, phrases: ['ibuprofen|warfarin|metoprolol'] },
      },
      idioms: ['dying of laughter', 'dying to', 'boss ..3 heart attack', 'heat is killing me', 'no chest pain no gain'],
      spelling: { stoke: 'stroke', chess: 'chest' },
    },
    {
      ...header,
      id: 'test-es',
      locale: 'es',
      concepts: { 'chest-pain': { label: 'dolor de pecho', phrases: ['duele ..2 pecho', 'dolor ..2 pecho'] } },
    },
    {
      ...header,
      id: 'test-vi',
      locale: 'vi',
      concepts: {
        'chest-pain': { label: 'đau ngực', phrases: ['đau ngực'] },
        'cannot-breathe': { label: 'khó thở', inability: true, phrases: ['khó thở'] },
      },
    },
    {
      ...header,
      id: 'test-ja',
      locale: 'ja',
      words: { mune: ['胸', 'むね'] },
      concepts: { 'chest-pain': { label: '胸の痛み', phrases: ['{mune}..5痛', 'mune ..2 itai|kurushii'] } },
    },
  ],
  redFlags: [
    {
      ...header,
      id: 'RF02',
      title: 'Heart attack',
      rules: [
        {
          id: 'RF02.1',
          when: { all: ['chest-pain'], any: ['sweating', 'cannot-breathe'] },
          time: ['now', 'recent'],
          disposition: 'ambulance',
          why: 'test',
        },
        { id: 'RF02.2', when: { all: ['chest-pain'] }, disposition: 'emergency-department', why: 'test' },
        { id: 'RF02.3', when: 'heart-signs-confirmed', disposition: 'ambulance', why: 'test' },
      ],
      checks: [
        {
          id: 'RF02.c1',
          when: { any: ['heart-attack'] },
          time: ['now', 'hypothetical'],
          concept: 'heart-signs-confirmed',
        },
      ],
      examples: {},
    },
    {
      ...header,
      id: 'RF11',
      title: 'Stroke',
      rules: [
        {
          id: 'RF11.1',
          when: { any: ['face-droop', 'speech-trouble', 'stroke'] },
          time: ['now', 'recent'],
          disposition: 'ambulance',
          why: 'test',
        },
        {
          id: 'RF11.2',
          when: { all: ['headache', 'stiff-neck'], none: [{ concept: 'fever' }] },
          disposition: 'emergency-department',
          why: 'test',
        },
        { id: 'RF11.3', when: 'will-not-wake', disposition: 'ambulance', why: 'test' },
      ],
      examples: {},
    },
    {
      ...header,
      id: 'RF20',
      title: 'Fever in a young infant',
      rules: [
        {
          id: 'RF20.1',
          when: {
            all: [
              { concept: 'age', below: 3 },
              { concept: 'temperature', at_least: 38 },
            ],
          },
          disposition: 'emergency-department',
          why: 'test',
        },
      ],
      checks: [],
      examples: {},
    },
    {
      ...header,
      id: 'RF41',
      title: 'Suicide',
      rules: [
        { id: 'RF41.1', when: { any: ['suicidal'] }, disposition: 'within-4-hours', crisis: true, why: 'test' },
        { id: 'RF41.2', when: { all: ['overdose'] }, time: ['now', 'recent'], disposition: 'ambulance', why: 'test' },
      ],
      examples: {},
    },
  ],
  protocols: [],
  riskyQuestions: [
    {
      ...header,
      id: 'Q2',
      title: 'Interaction',
      rules: [
        { id: 'Q2.1', when: { all: ['asks-permission', 'medicine-name'] }, priority: 'P2' },
        { id: 'Q2.2', when: { all: ['asks-permission', 'medicine-name', 'pregnant'] }, priority: 'P1' },
      ],
      examples: {},
    },
    {
      ...header,
      id: 'Q1',
      title: 'Dose',
      rules: [{ id: 'Q1.1', when: 'medicine-name', priority: 'P3' }],
      examples: {},
    },
  ],
  intents: [
    {
      ...header,
      id: 'test-intents',
      locale: 'en',
      words: { courtesy: ['please', 'thanks', 'the', 'a'] },
      intents: {
        help: { phrases: ['help'], whole: true },
        nurse: { phrases: ['talk|speak ..2 nurse', 'nurse'] },
      },
    },
  ],
};

export const triage = createTriage(content);

/** Screens a conversation of one or more messages; the last message's result. */
export function screen(...messages: string[]): Screening {
  let records: TriageRecord[] = [];
  let last: Screening | undefined;
  messages.forEach((text, i) => {
    last = triage.screen(text, { records, seq: i + 1 });
    records = last.records;
  });
  return last!;
}

/** Rule ids that stand after the messages. */
export const fired = (...messages: string[]): string[] => screen(...messages).firings.map((f) => f.rule);

/** `concept:status:time:subject` of one message's findings. */
export const said = (text: string): string[] =>
  screen(text).findings.map((f) => [f.concept, f.status, f.time, f.subject].join(':'));
