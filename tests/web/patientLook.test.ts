/** The hospital's look by configuration: what cannot be read or served is refused at start, in words. */
import { fc } from '../property.js';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../bot/config.js';
import { colorProblem, contrast, siteColors } from '../../bot/siteColor.js';
import { LogoProblem, readLogo } from '../../bot/siteLogo.js';
import { webRoutes } from '../../bot/web.js';
import { dark, light, strong, type Palette } from '../../web/shared/theme.js';
import { startHarness } from '../bot/directlineHarness.js';
import { site } from './pageHarness.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((color) => `#${color.toString(16).padStart(6, '0')}`);

/** Every pair of ink and ground that the pages put together. */
const pairs: Array<[keyof Palette, keyof Palette]> = [
  ['brandInk', 'brand'],
  ['ink', 'mark'],
  ['mineInk', 'mine'],
  ['dangerInk', 'danger'],
  ['dangerText', 'dangerGround'],
  ...(['ground', 'surface'] as const).flatMap((ground): Array<[keyof Palette, keyof Palette]> => [
    ['ink', ground],
    ['inkSoft', ground],
    ['accent', ground],
  ]),
];
const weak = (palette: Palette) => pairs.filter(([ink, ground]) => contrast(palette[ink], palette[ground]) < 4.5);

describe('colours', () => {
  test('known contrasts', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#123456', '#123456')).toBe(1);
  });

  test.each([
    ['light', light],
    ['dark', dark],
    ['light, more contrast', { ...light, ...strong.light }],
    ['dark, more contrast', { ...dark, ...strong.dark }],
  ])('every text of the page can be read: %s', (_name, palette) => {
    expect(weak(palette)).toEqual([]);
  });

  test('any colour is either refused, with one that would do, or readable in all four palettes', () => {
    fc.assert(
      fc.property(hex, (color) => {
        const problem = colorProblem(color);
        if (problem !== undefined) {
          expect(colorProblem(/#[0-9a-f]{6}$/.exec(problem)![0])).toBeUndefined();
          return;
        }
        const own = siteColors(color);
        for (const [base, scheme] of [
          [light, 'light'],
          [dark, 'dark'],
        ] as const) {
          expect(weak({ ...base, ...own[scheme] })).toEqual([]);
          expect(weak({ ...base, ...own[scheme], ...strong[scheme] })).toEqual([]);
        }
      }),
    );
  });

  test('a colour that cannot be read stops the start and says what would do', () => {
    expect(() => readConfig({ SITE_COLOR: '#ffcc00' })).toThrow(
      /SITE_COLOR is too light: .* 1\.\d:1.* is #[0-9a-f]{6}\./,
    );
    expect(() => readConfig({ SITE_COLOR: 'teal' })).toThrow(/SITE_COLOR must be a colour such as #00508f/);
    expect(readConfig({ SITE_COLOR: '#00508F' }).siteColor).toBe('#00508f');
  });

  test('the way out is a web address', () => {
    expect(readConfig({}).siteExitUrl).toBe('https://www.weather.com');
    expect(() => readConfig({ SITE_EXIT_URL: 'javascript:alert(1)' })).toThrow(/SITE_EXIT_URL must be an http/);
  });
});

describe('the logo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-logo-'));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['logo.gif', 'GIF89a', /must be an .svg or .png/],
    ['logo.png', 'no picture', /is no PNG picture/],
    ['logo.svg', '<html></html>', /is no SVG picture/],
    ['big.svg', `<svg ${' '.repeat(100_000)}/>`, /100000 is the most/],
  ])('%s is refused', (name, content, reason) => {
    expect(() => readLogo(file(name, content))).toThrow(reason);
  });

  test('one that is not there is refused, without its path', () => {
    const missing = (): unknown => readLogo(join(folder, 'nobody', 'logo.svg'));
    expect(missing).toThrow(LogoProblem);
    expect(missing).not.toThrow(/nobody/);
  });

  test('it is served as a picture in which nothing runs, and the page names it', async () => {
    const pages = mkdtempSync(join(tmpdir(), 'careline-pages-'));
    for (const name of ['assets', 'patient', 'nurse']) mkdirSync(join(pages, name));
    writeFileSync(join(pages, 'patient', 'index.html'), '<script id="site">__CARELINE_SITE__</script>');
    writeFileSync(join(pages, 'nurse', 'index.html'), '');
    writeFileSync(join(pages, 'embed.js'), '');
    const own = { ...site, siteName: '</script><b>$& St Ives' };
    const logo = readLogo(file('logo.svg', svg));
    const harness = await startHarness({
      routes: await webRoutes({ folder: pages, allowedOrigins: [], site: own, logo }),
    });
    const page = await (await fetch(harness.url)).text();
    const written = JSON.parse(/<script id="site">(.*)<\/script>$/.exec(page)![1]!) as {
      siteName: string;
      logo: string;
    };
    expect(written.siteName).toBe(own.siteName);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    const served = await fetch(harness.url + written.logo);
    expect(served.headers.get('content-type')).toBe('image/svg+xml');
    expect(served.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await served.text()).toBe(svg);
    await harness.close();
    rmSync(pages, { recursive: true });
  });
});
