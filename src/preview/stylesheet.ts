/**
 * Discord's layout and colours, for the parts that the replies use. Each paragraph has the direction of its first strong
 * letter, as the client's `unicode-bidi: plaintext` and the phones' text views have it; everything else is laid out from
 * left to right, since the client has no right-to-left language. Noto Sans is what the client falls back to where its own
 * typeface is missing.
 */
export const stylesheet = `
.dark { --page: #313338; --card: #2b2d31; --line: #46484f; --text: #dbdee1; --strong: #f2f3f5; --faint: #a3a6aa;
  --button: #4e5058; --on-button: #ffffff; --bar: #5c5e66; --link: #00a8fc; }
.light { --page: #ffffff; --card: #f7f7f8; --line: #dcdde0; --text: #2e3035; --strong: #060607; --faint: #5c5e66;
  --button: #e3e5e8; --on-button: #2e3035; --bar: #c4c9ce; --link: #006ce7; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--page); color: var(--text); font: 400 16px/22px 'Noto Sans', 'Noto Sans Arabic', sans-serif;
  width: 600px; }
main { display: flex; gap: 16px; padding: 16px; }
.avatar { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #2e7d5b; color: #ffffff;
  font-size: 24px; line-height: 40px; text-align: center; }
.message { flex: 1; min-width: 0; }
header { display: flex; align-items: center; gap: 4px; margin-bottom: 4px; }
.name { color: var(--strong); font-weight: 500; }
.app { background: #5865f2; color: #ffffff; border-radius: 4px; padding: 0 5px; font: 500 11px/16px 'Noto Sans'; }
.container { position: relative; display: flex; flex-direction: column; gap: 8px; overflow: hidden; padding: 16px;
  border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.container::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; background: var(--accent); }
.text, .text * { unicode-bidi: plaintext; text-align: start; white-space: pre-wrap; overflow-wrap: anywhere; }
.text strong, .text em, .text time, .text a { unicode-bidi: normal; }
strong, h1, h2, h3 { color: var(--strong); font-weight: 700; }
h3 { font-size: 16px; line-height: 22px; margin: 4px 0; }
small { display: block; font-size: 13px; line-height: 18px; color: var(--faint); }
.quote { display: flex; }
.quote .bar { flex: none; width: 4px; border-radius: 4px; background: var(--bar); }
blockquote { padding: 0 8px 0 12px; max-width: 90%; }
a { color: var(--link); }
time { background: color-mix(in srgb, var(--text) 10%, transparent); border-radius: 3px; padding: 0 2px; }
hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 4px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
button { border: 0; border-radius: 8px; padding: 0 14px; min-height: 32px; background: var(--button);
  color: var(--on-button); font: 500 14px/20px 'Noto Sans', 'Noto Sans Arabic', sans-serif; }
.primary { background: #5865f2; color: #ffffff; }
`;
