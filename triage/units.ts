/** The words for units of time and temperature, and which of them a number has. */
import { breaks, type Token } from './tokens.js';

export const minutesOf: Record<string, number> = {};
const define = (minutes: number, names: string): void => {
  for (const name of names.split(' ')) minutesOf[name] = minutes;
};
define(1 / 60, 's sec secs second seconds segundo segundos giay');
define(1, 'm min mins minute minutes minuto minutos phut 分');
define(60, 'h hr hrs hour hours hora horas gio tieng 時');
define(1440, 'd day days dia dias ngay 日');
define(10080, 'w wk wks week weeks semana semanas tuan 週');
define(43830, 'mo mos mth mths month months mes meses thang 月');
define(525960, 'y yr yrs yo yrd year years ano anos nam tuoi 年 歳 才');

export const fahrenheit = new Set(['f', 'fahrenheit', '℉']);
export const celsius = new Set(['c', 'celsius', 'centigrade', '℃', 'do', '度']);
const skipped = new Set([
  'degrees',
  'degree',
  'deg',
  'degs',
  'grados',
  'do',
  '°',
  'o',
  'ヶ',
  'カ',
  'か',
  'ヵ',
  'in',
  'full',
]);

/** The unit word after a number: directly, or after "degrees" and the like. */
export function unitAfter(tokens: Token[], at: number): string {
  for (let i = at + 1; i <= at + 2; i++) {
    const token = tokens[i];
    if (token === undefined || token.before >= breaks.comma) return '';
    // "85 y le cuesta": the Spanish "and" is no year, "26y" is one.
    if (token.text === 'y' && token.start !== tokens[at]!.end && !/^o(ld)?$/.test(tokens[i + 1]?.text ?? '')) return '';
    if (skipped.has(token.text) && i === at + 1 && tokens[i + 1]?.before === breaks.none) {
      if (
        Object.hasOwn(minutesOf, tokens[i + 1]!.text) ||
        fahrenheit.has(tokens[i + 1]!.text) ||
        celsius.has(tokens[i + 1]!.text)
      )
        continue;
    }
    return token.text;
  }
  return '';
}
