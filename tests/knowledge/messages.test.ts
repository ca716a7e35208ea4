import { createMessages } from '../../knowledge/messages.js';

const messages = createMessages([
  {
    locale: 'en',
    messages: { case: { opened: 'Your case is {case}.', wait: 'Wait.' }, checks: { 'RF02.c1': 'Chest?' } },
  },
  { locale: 'es', messages: { case: { opened: 'Su caso es {case}.' } } },
]);

test('a message is found by its dotted key and filled', () => {
  expect(messages.for('en').text('case.opened', { case: 'C-1001' })).toBe('Your case is C-1001.');
  expect(messages.for('es').text('case.opened', { case: 'C-1001' })).toBe('Su caso es C-1001.');
  expect(messages.for('en').text('checks.RF02.c1')).toBe('Chest?');
});

test('a locale that lacks the key, and an unknown locale, fall back to English', () => {
  expect(messages.for('es').text('case.wait')).toBe('Wait.');
  expect(messages.for('other').text('case.wait')).toBe('Wait.');
  expect(messages.for('es').has('case.wait')).toBe(true);
  expect(messages.for('es').hasOwn('case.wait')).toBe(false);
});

test('an unknown key and a missing value are programming errors', () => {
  expect(() => messages.for('en').text('case.closed')).toThrow('unknown message key: case.closed');
  expect(() => messages.for('en').text('case.opened')).toThrow('message case.opened needs a value for {case}');
  expect(() => messages.for('en').text('case.opened', Object.create({ case: 'x' }) as Record<string, string>)).toThrow(
    /needs a value/,
  );
});

test('a value is put in as it is: its own braces are not filled again', () => {
  expect(messages.for('en').text('case.opened', { case: '{case} $& {x}' })).toBe('Your case is {case} $& {x}.');
});

test('there is no messages without English', () => {
  expect(() => createMessages([{ locale: 'es', messages: {} }])).toThrow(/English/);
});
