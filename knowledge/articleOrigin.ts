import { z } from 'zod';

/** The largest number of links on one page; an importer counts what it leaves out. */
export const mostLinks = 40;

/** Web addresses for patients: no other scheme, and no name or password in them. */
export function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** A link to one of our own pages: `/articles/<id>` or `/articles/<id>#<section>`. */
export const ownAddress = /^\/articles\/[A-Za-z0-9][A-Za-z0-9-]*(?:#[a-z0-9-]+)?$/;

/** `links` of an article: the text itself holds none. */
export const articleLinks = z
  .array(
    z.strictObject({
      text: z.string().trim().min(1),
      url: z
        .string()
        .max(2000)
        .refine((url) => isWebAddress(url) || ownAddress.test(url), 'a link is https://…, http://… or /articles/<id>'),
      /** Id of the section that the link stood in. */
      section: z.string().optional(),
    }),
  )
  .max(mostLinks);
export type ArticleLink = z.infer<typeof articleLinks>[number];

/** `provenance` of an article: where an imported page came from, so that it can be found, checked and imported again. */
export const provenance = z.strictObject({
  /** Who published it, as a person would say it. */
  source: z.string().trim().min(1),
  url: z.string().refine(isWebAddress, 'an address is https://… or http://…').optional(),
  /** Name of the file; never its folder, which would tell about somebody's machine. */
  file: z.string().min(1),
  /** Which page of a file that holds many. */
  item: z.string().min(1).optional(),
  retrieved: z.iso.date(),
  /** Name and version of the importer, for example `html@1`. */
  importer: z.string().regex(/^[a-z]+@\d+$/),
  /** SHA-256 of the original file's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of the draft as it was written: tells whether someone has worked on it since. */
  draft_sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Provenance = z.infer<typeof provenance>;
