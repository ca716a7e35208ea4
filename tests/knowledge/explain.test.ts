/** `knowledge -- explain`: what was read in a text, and why. On the real content. */
import { join } from 'node:path';
import { runOn } from './commandRun.js';

async function explain(...texts: string[]): Promise<{ code: number; text: string }> {
  const { code, out } = await runOn({ path: join(__dirname, '../../knowledge') }, ['explain', ...texts]);
  return { code, text: out.join('\n') };
}

test('shows findings with their words, and the rules that stand on them', async () => {
  const { code, text } = await explain("My dad has crushing chest pain and he's sweating. He had no fever.");
  expect(code).toBe(0);
  expect(text).toMatch(/1\.\d+ chest-pain: present, now, father: “[^”]*chest pain[^”]*”/);
  expect(text).toMatch(/fever: absent/);
  expect(text).toMatch(/Red flags:\n {2}RF02\.\d+ ambulance \(father\) on 1\.\d/);
});

test('shows what the second reader weighed', async () => {
  const { text } = await explain('something is squeezing the life out of me and I am soaked');
  expect(text).toMatch(/Second reader: danger \d+\.\d % \(asks from \d+\.\d %\), most like RF\d\d;/);
  expect(text).toMatch(/What weighed most \(\+ for danger\):(\n {2}[+-]\d\.\d\d .+){12}/);
});

test('says where there is nothing', async () => {
  const { text } = await explain('thank you');
  for (const title of ['Findings', 'Red flags', 'Checks due', 'Risky questions', 'Protocols'])
    expect(text).toContain(`${title}: none`);
});

test('wants one text', async () => {
  expect((await explain()).code).toBe(2);
  expect((await explain('a', 'b')).code).toBe(2);
});
