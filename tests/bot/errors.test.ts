import { readFileSync } from 'node:fs';
import { errorBody, errorCatalogue } from '../../bot/errors.js';

const rows = readFileSync('docs/errors.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, code, status, message] = /^\| (CL\d{4}) +\| (\d{3}) +\| ([^|]+?) +\|/.exec(line) ?? [];
    return code === undefined ? [] : [{ code, status: Number(status), message: message?.trim() }];
  });

test('docs/errors.md and the catalogue agree, both ways', () => {
  expect(rows).toEqual(Object.values(errorCatalogue).map(({ code, status, message }) => ({ code, status, message })));
});

test('codes are unique', () => {
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
});

test('a body holds the code and the fixed sentence, and nothing else', () => {
  expect(errorBody('storeDown')).toEqual({
    error: { code: 'CL2002', message: 'The message could not be stored now. Send it again shortly.' },
  });
});
