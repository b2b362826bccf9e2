/** The words and numbers of the language of the page, which come from the server. */

/** @type {{ messages: Record<string, string>, decimal: string, group: string, minus: string, plus: string, lang: string, languages: { tag: string, name: string }[] }} */
let words = { messages: {}, decimal: '.', group: ' ', minus: '−', plus: '+', lang: 'en', languages: [] };

/** @param {typeof words} given */
export function setWords(given) { words = given; }
export const languages = () => words.languages;
export const lang = () => words.lang;

/** A message with its values. @param {string} key @param {Record<string, any>} [values] */
export function t(key, values = {}) {
  const text = words.messages[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** A number with so many decimals. @param {number|null|undefined} n @param {number} [decimals] */
export function num(n, decimals = 0) {
  if (n === null || n === undefined || !Number.isFinite(n)) return '–';
  const [whole, part] = Math.abs(n).toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, words.group) + (part ? words.decimal + part : '');
  return n < 0 && /[1-9]/.test(text) ? words.minus + text : text;
}

/** A change, with its sign. @param {number|null|undefined} n @param {number} [decimals] */
export function signed(n, decimals = 0) {
  const text = num(n, decimals);
  return (n ?? 0) > 0 && /[1-9]/.test(text) ? words.plus + text : text;
}
