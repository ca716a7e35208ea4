/** The hazard log must be true of this repository: its scale is the plan's, its files and tests exist. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { hazardLogSchema, type Hazard } from './hazardLog.js';
import { tableBelow } from './markdownTable.js';
import { hasTitle, titlesIn, titlesOf } from './testTitles.js';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const plan = read('docs/safety/clinical-risk-plan.md');
const wordsOf = (heading: string): string[] => tableBelow(plan, heading).rows.map(([word]) => word!);
const severities = wordsOf('Severity');
const likelihoods = wordsOf('Likelihood');
const matrix = tableBelow(plan, 'Risk');
/** The highest risk that the plan lets stand without a named measure still to come. */
const tolerable = 2;

const { hazards } = hazardLogSchema.parse(parse(read('docs/safety/hazards.yaml')));

function riskOf(severity: string, likelihood: string): number {
  const row = matrix.rows.find(([word]) => word === likelihood);
  return Number(row?.[matrix.head.indexOf(severity)]);
}

const controlsOf = ({ controls }: Hazard) => (controls === 'no control yet' ? [] : controls);

/** Jest runs `*.test.ts`; a shared suite counts when a test file beside it takes it in. */
function isRun(file: string): boolean {
  if (file.endsWith('.test.ts')) return true;
  const module = `./${file.split('/').at(-1)!.replace(/\.ts$/, '.js')}`;
  const beside = join(root, dirname(file));
  return readdirSync(beside)
    .filter((name) => name.endsWith('.test.ts'))
    .some((name) => readFileSync(join(beside, name), 'utf8').includes(`'${module}'`));
}

/** What is wrong with a reference to a test, or undefined. */
function problemOf(reference: string): string | undefined {
  const [file, ...titles] = reference.split(' › ');
  if (!file!.startsWith('tests/') || !existsSync(join(root, file!))) return `there is no ${file}`;
  if (/^tests\/conversations\/[^/]+\.yaml$/.test(file!)) return titles.length === 0 ? undefined : 'a transcript is one';
  if (titles.length === 0) return `${file}: which test?`;
  if (!file!.endsWith('.ts') || !isRun(file!)) return `${file} is run by no test`;
  return hasTitle(titlesOf(join(root, file!)), titles) ? undefined : `${file} has no test "${titles.join(' › ')}"`;
}

it('every id is used once, in order', () => {
  const ids = hazards.map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, i) => `HZ-${String(i + 1).padStart(2, '0')}`));
});

it('the scale of the plan is whole', () => {
  expect(matrix.head.slice(1)).toEqual(severities);
  expect(matrix.rows.map(([word]) => word)).toEqual(likelihoods);
  for (const severity of severities)
    for (const likelihood of likelihoods) expect([1, 2, 3, 4, 5]).toContain(riskOf(severity, likelihood));
});

describe.each(hazards.map((hazard) => [hazard.id, hazard] as const))('%s', (_id, hazard) => {
  const { severity, likelihood, controls, residual, status } = hazard;

  it('uses the words of the plan, and its residual risk is the matrix’s', () => {
    expect(severities).toContain(severity);
    expect(likelihoods).toContain(likelihood.before);
    expect(likelihoods).toContain(likelihood.after);
    expect(likelihoods.indexOf(likelihood.after)).toBeGreaterThanOrEqual(likelihoods.indexOf(likelihood.before));
    expect(residual.risk).toBe(riskOf(severity, likelihood.after));
  });

  it('names files and tests that exist', () => {
    const files = controlsOf(hazard).flatMap(({ where }) => where);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const tests = controlsOf(hazard).flatMap((control) => control.tests);
    expect(tests.map(problemOf).filter(Boolean)).toEqual([]);
  });

  it('has a tested control, or is openly without one', () => {
    const openlyNone = controls === 'no control yet' && status === 'open' && likelihood.after === likelihood.before;
    expect(openlyNone || controlsOf(hazard).some(({ tests }) => tests.length > 0)).toBe(true);
  });

  it('is controlled only where its risk is tolerable and every control has a test', () => {
    const untested = controlsOf(hazard).filter(({ tests }) => tests.length === 0);
    const maybe = residual.risk <= tolerable && controls !== 'no control yet' && untested.length === 0;
    expect(maybe ? ['open', 'controlled'] : ['open']).toContain(status);
  });

  it('has an owner among the roles of the plan', () => {
    expect(wordsOf('Roles')).toContain(hazard.owner);
  });
});

it('the safety page lists exactly the open hazards, with their risk', () => {
  const listed = tableBelow(read('docs/safety/README.md'), 'Open hazards').rows.map(([id, , risk]) => [id, risk]);
  const open = hazards.filter(({ status }) => status === 'open').map(({ id, residual }) => [id, String(residual.risk)]);
  expect(listed).toEqual(open);
});

describe('the check itself', () => {
  const source = `
    describe('a', () => {
      it('b', () => {});
      it.each([[1, 'x']])('c %s', () => {});
      test.skip('d', () => {});
      // it('e', () => {});
    });
    it(\`f \${name}\`, () => {});
  `;

  it('finds tests, templates and describes, and neither skipped nor commented ones', () => {
    expect(titlesIn(source)).toEqual([['a'], ['a', 'b'], ['a', 'c %s'], ['f ${name}']]);
  });

  it.each([
    ['tests/docs/nothing.test.ts › x', /there is no/],
    ['docs/safety/hazards.yaml', /there is no/],
    ['tests/docs/hazards.test.ts', /which test/],
    ['tests/docs/hazards.test.ts › no such title', /has no test/],
    ['tests/docs/hazardLog.ts › x', /has no test|run by no test/],
    ['tests/conversations/no-such-talk.yaml', /there is no/],
  ])('does not pass %s', (reference, problem) => {
    expect(problemOf(reference)).toMatch(problem);
  });

  it('passes a test with and without its describe', () => {
    expect(problemOf('tests/docs/hazards.test.ts › every id is used once, in order')).toBeUndefined();
    expect(problemOf('tests/docs/hazards.test.ts › the check itself › does not pass %s')).toBeUndefined();
  });
});
