import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CodedError } from './errors.js';
import type { Request, Response, Route } from './server.js';
import type { SiteColors } from './siteColor.js';
import type { Logo } from './siteLogo.js';

export interface WebOptions {
  /** Folder that `vite build` wrote: `dist/web`. */
  folder: string;
  /** Origins whose pages may hold the patient page in a frame. */
  allowedOrigins: readonly string[];
  /** What the patient page shows before it has asked for anything. */
  site: PageSite;
  logo?: Logo;
}

/** Read by web/patient/site.ts. */
export interface PageSite {
  siteName: string;
  /** Emergency number, as dialled. */
  emergency: string;
  /** Country name as read by patients. */
  country: string;
  /** Only the demo serves content that no clinician has approved, and the page says so. */
  demo: boolean;
  /** Where "leave quickly" goes. */
  exitUrl: string;
  colors?: SiteColors;
}

/** Thrown at start when the pages have not been built; its message says what to run. */
export class WebNotBuilt extends Error {
  override name = 'WebNotBuilt';
  constructor(folder: string, options: { cause: unknown }) {
    super(`The web pages are not in ${folder}. Build them with: npm run build`, options);
  }
}

/** Written by vite where a nonce belongs; see vite.config.ts. */
const noncePlaceholder = '__CSP_NONCE__';
/** Stands in web/patient/index.html. */
const sitePlaceholder = '__CARELINE_SITE__';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The two pages and their assets. Everything is read once at start, so no path of a request ever reaches the disk.
 * Throws WebNotBuilt.
 */
export async function webRoutes(options: WebOptions): Promise<Route[]> {
  const { allowedOrigins, logo } = options;
  const { patient, nurse, embed, assets } = await readPages(options.folder);
  if (logo) assets.set(logo.name, logo.bytes);
  return [
    page(
      '/',
      patient.replace(sitePlaceholder, () => siteJson(options)),
      allowedOrigins,
    ),
    // A patient portal has no business holding the nurse page in a frame.
    page('/nurse', nurse, []),
    {
      method: 'GET',
      path: '/embed.js',
      handler: async (req, res) => {
        // A portal loads it from another origin; what it may do there, the policy of the patient page decides.
        res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        await send(req, res, embed, types['.js']!, 'public, max-age=3600');
      },
    },
    {
      method: 'GET',
      path: '/assets/:name',
      handler: async (req, res) => {
        const name = String((req.params as Record<string, unknown>)['name']);
        const asset = assets.get(name);
        if (asset === undefined) throw new CodedError('notFound');
        const type = types[extname(name)] ?? 'application/octet-stream';
        // The name holds a hash of the content, so it can be kept for a year.
        await send(req, res, asset, type, 'public, max-age=31536000, immutable');
      },
    },
  ];
}

/** JSON inside an HTML script element: no `<` may close it. */
function siteJson({ site, logo }: WebOptions): string {
  return JSON.stringify({ ...site, ...(logo ? { logo: `/assets/${logo.name}` } : {}) }).replaceAll('<', '\\u003c');
}

interface Pages {
  patient: string;
  nurse: string;
  embed: Buffer;
  assets: Map<string, Buffer>;
}

async function readPages(folder: string): Promise<Pages> {
  try {
    const names = await readdir(join(folder, 'assets'));
    const files = names.map(async (name): Promise<[string, Buffer]> => [
      name,
      await readFile(join(folder, 'assets', name)),
    ]);
    return {
      patient: await readFile(join(folder, 'patient', 'index.html'), 'utf8'),
      nurse: await readFile(join(folder, 'nurse', 'index.html'), 'utf8'),
      embed: await readFile(join(folder, 'embed.js')),
      assets: new Map(await Promise.all(files)),
    };
  } catch (cause) {
    throw new WebNotBuilt(folder, { cause });
  }
}

function page(path: string, html: string, frames: readonly string[]): Route {
  const parts = html.split(noncePlaceholder);
  return {
    method: 'GET',
    path,
    handler: async (req, res) => {
      const nonce = randomBytes(16).toString('base64');
      res.setHeader('Content-Security-Policy', policy(nonce, req.headers.host ?? '', frames));
      // A portal that isolates itself (COEP) may hold only what says so.
      if (frames.length > 0) res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      await send(req, res, Buffer.from(parts.join(nonce), 'utf8'), 'text/html; charset=utf-8', 'no-store');
    },
  };
}

function policy(nonce: string, host: string, frames: readonly string[]): string {
  // A header value must not carry what a strange Host header may hold.
  const safeHost = /^[\w.:[\]-]{1,255}$/.test(host) ? host : undefined;
  const sockets = safeHost === undefined ? '' : ` ws://${safeHost} wss://${safeHost}`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Web Chat and Fluent UI write their styles at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${sockets} blob:`,
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    `frame-ancestors ${frames.length > 0 ? ["'self'", ...frames].join(' ') : "'none'"}`,
  ].join('; ');
}

/** Packed once, at the first request: Web Chat is over a megabyte, and a third of it packed. */
const packed = new WeakMap<Buffer, Promise<Buffer>>();
const pack = promisify(gzip);

async function send(req: Request, res: Response, body: Buffer, type: string, cache: string): Promise<void> {
  const zip = body.length > 1024 && /\bgzip\b/.test(req.headers['accept-encoding'] ?? '');
  if (zip && !packed.has(body)) packed.set(body, pack(body));
  const bytes = zip ? await packed.get(body)! : body;
  if (zip) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Vary', 'Accept-Encoding');
  res.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length, 'Cache-Control': cache });
  // Restify mounts HEAD on the same handler.
  res.end(req.method === 'HEAD' ? undefined : bytes);
}
