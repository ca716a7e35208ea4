const longest = 60;

/** Words of a title joined by hyphens: `a-z`, `0-9` and `-` alone, so it can name a file and nothing else; may be empty. */
export function slug(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/['’]/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let made = '';
  for (const word of words) {
    const longer = made === '' ? word.slice(0, longest) : `${made}-${word}`;
    if (longer.length > longest) break;
    made = longer;
  }
  return made;
}
