const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities.get(sign) ?? sign);
