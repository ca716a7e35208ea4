import { fc } from '../property.js';
import { parseJson } from '../../bot/body.js';
import { cpuTime } from '../cpuTime.js';

const parse = (text: string): unknown => parseJson(Buffer.from(text), 'application/json', 32);

test('reads what JSON.parse reads, whatever the strings hold', () => {
  const value = fc
    .jsonValue({ maxDepth: 20 })
    .filter((json) => !/__proto__|constructor|prototype/.test(JSON.stringify(json)));
  fc.assert(
    fc.property(value, (json) => {
      const text = JSON.stringify(json);
      expect(parse(text)).toEqual(JSON.parse(text));
    }),
  );
});

const deep = (depth: number, inside: string): string =>
  '[{"k":'.repeat(depth) + JSON.stringify(`${inside}[[{{\\"`) + '}]'.repeat(depth);

test('counts depth outside strings only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.string(), (depth, inside) => {
      expect(() => parse(deep(depth, inside))).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 17, max: 60 }), fc.string(), (depth, inside) => {
      expect(() => parse(deep(depth, inside))).toThrow('nested');
    }),
  );
});

test('no prototype is reached', () => {
  const parsed = parse('{"__proto__":{"polluted":1},"a":[{"constructor":{"prototype":{"polluted":1}}}]}');
  expect(JSON.stringify(parsed)).toBe('{"a":[{}]}');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

test('a body of 1 MB of brackets is refused in under half a second', () => {
  const time = cpuTime(() => {
    expect(() => parse('['.repeat(1024 * 1024))).toThrow('nested');
    expect(() => parse('"'.repeat(1024 * 1024))).toThrow('JSON');
  });
  expect(time).toBeLessThan(500);
});
