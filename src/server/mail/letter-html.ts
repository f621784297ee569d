// A letter as html: nothing that people wrote is markup, nothing is fetched when it is opened.
import type { Letter } from '../ports.ts';

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that can stand between tags and within quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => NAMES[mark] ?? mark);

const BODY =
  'font-family:system-ui,-apple-system,sans-serif;font-size:17px;line-height:1.5;max-width:34em;margin:1.5em';

export function htmlOf(letter: Letter): string {
  const link = ({ label, url }: { readonly label: string; readonly url: string }): string =>
    `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
  return [
    `<!doctype html><html lang="${letter.lang}"><head><meta charset="utf-8">`,
    `<title>${escapeHtml(letter.subject)}</title></head><body style="${BODY}">`,
    ...letter.paragraphs.map((text) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`),
    letter.action === undefined ? '' : `<p>${link(letter.action)}</p>`,
    letter.unsubscribe === undefined ? '' : `<hr><p><small>${link(letter.unsubscribe)}</small></p>`,
    '</body></html>',
  ].join('\n');
}
