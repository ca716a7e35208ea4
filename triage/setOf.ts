/** Words with spaces between them, as a set. */
export const setOf = (...lists: string[]): Set<string> => new Set(lists.join(' ').split(' '));
