import { loadContent } from '../../knowledge/load.js';

describe("the repository's own content", () => {
  const content = loadContent('knowledge', {
    profile: 'demo',
    approverKeys: [],
    now: Date.parse('2026-11-21T12:00:00Z'),
  });

  test('loads on the demo profile', () => {
    expect(content.places.get('us')?.emergency).toBe('911');
    expect(content.messages.for('en').text('case.opened', { case: 'C-1001' })).toContain('C-1001');
  });

  test('is nowhere approved', () => {
    expect(content.items.filter((item) => item.approval !== 'none')).toEqual([]);
  });

  test('may not be used in production', () => {
    expect(() => loadContent('knowledge', { profile: 'production', approverKeys: [], now: 0 })).toThrow(
      /messages-en may not be used in production/,
    );
  });
});
