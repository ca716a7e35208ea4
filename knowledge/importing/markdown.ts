import MarkdownIt from 'markdown-it';
import { z } from 'zod';
import { isWebAddress } from '../articleOrigin.js';
import { parseYaml } from '../yamlFile.js';
import { parseDocument } from './dom.js';
import { htmlBlocks } from './htmlBlocks.js';
import { NotImported } from './page.js';
import type { FoundPage } from './page.js';
import type { Settings } from './settings.js';
import { utf8 } from './utf8.js';

const frontSchema = z.object({
  title: z.string().optional(),
  url: z.string().optional(),
  source: z.string().optional(),
});

/** Reads Markdown, with or without front matter (`title`, `url` and `source` are taken). @throws NotImported */
export function readMarkdown(bytes: Buffer, { limits }: Settings): FoundPage[] {
  const { front, text } = split(utf8(bytes));
  const html = new MarkdownIt('default', { html: true }).render(text);
  const body = htmlBlocks(parseDocument(html, limits).body, front.url);
  const title = front.title ?? body.blocks.find((block) => block.kind === 'heading')?.text ?? '';
  return [
    {
      title,
      ...(front.source ? { source: front.source } : {}),
      ...(front.url !== undefined && isWebAddress(front.url) ? { url: front.url } : {}),
      synonyms: [],
      ...body,
    },
  ];
}

function split(text: string): { front: z.infer<typeof frontSchema>; text: string } {
  const lines = text.split(/\r?\n/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0) return { front: {}, text };
  const parsed = parseYaml('', lines.slice(1, end).join('\n'), []);
  const front = frontSchema.safeParse(parsed?.data ?? {});
  if (!parsed || !front.success) throw new NotImported('its front matter, between two lines of ---, cannot be read');
  return { front: front.data, text: lines.slice(end + 1).join('\n') };
}
