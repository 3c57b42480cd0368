import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolate } from '../../src/core/text/bidi.ts';
import { type Display, displayOf } from '../../src/terminal/display.ts';
import { emptyLine, own, paragraph, verbatim } from '../../src/terminal/layout/paragraph.ts';
import { render } from '../../src/terminal/rendering.ts';

const terminal = { isTTY: true, columns: 80 };
const visual: Display = { order: 'visual', colours: false, width: 20 };
const logical: Display = { order: 'logical', colours: false, width: 20 };
const piped: Display = { order: 'verbatim', colours: false, width: 20 };

describe('displayOf', () => {
  it.each([
    ['VS Code', { TERM_PROGRAM: 'vscode' }, 'visual'],
    ['Alacritty', { ALACRITTY_WINDOW_ID: '1' }, 'visual'],
    ['xterm', { XTERM_VERSION: 'XTerm(390)' }, 'visual'],
    ['Windows Terminal', { WT_SESSION: 'a-b' }, 'visual'],
    ['foot', { TERM: 'foot-extra' }, 'visual'],
    ['GNOME', { VTE_VERSION: '7600' }, 'logical'],
    ['GNOME, started from xterm', { VTE_VERSION: '7600', XTERM_VERSION: 'XTerm(390)' }, 'logical'],
    ['Konsole', { KONSOLE_VERSION: '230805' }, 'logical'],
    ['Apple', { TERM_PROGRAM: 'Apple_Terminal' }, 'logical'],
    ['tmux in Windows Terminal', { TERM_PROGRAM: 'tmux', WT_SESSION: 'a-b' }, 'visual'],
    ['an unknown one', { TERM: 'xterm-256color' }, 'logical'],
  ])('knows %s', (_, environment, order) => {
    expect(displayOf(terminal, 'auto', environment).order).toBe(order);
  });

  it('obeys the setting on a terminal only', () => {
    expect(displayOf(terminal, 'visual', { VTE_VERSION: '7600' }).order).toBe('visual');
    expect(displayOf(terminal, 'logical', { TERM_PROGRAM: 'vscode' }).order).toBe('logical');
    expect(displayOf({}, 'visual', { TERM_PROGRAM: 'vscode' }).order).toBe('verbatim');
  });

  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', {}, {}, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['NO_COLOR over FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
  ])('colours as wanted: %s', (_, stream, environment, colours) => {
    expect(displayOf(stream, 'auto', environment).colours).toBe(colours);
  });

  it('keeps lines readable on very wide and very narrow terminals', () => {
    expect(displayOf({ isTTY: true, columns: 400 }, 'auto', {}).width).toBe(100);
    expect(displayOf({ isTTY: true, columns: 3 }, 'auto', {}).width).toBe(20);
  });
});

describe('render', () => {
  const mixed = paragraph(
    'ar',
    own(`${isolate('عنوان')} · `),
    verbatim('قال: (نعم)\u200f، وانتهى الأمر كله', 'answer'),
  );

  it('gives a pipe the text as it is, without our direction controls but with those of the report', () => {
    expect(render([mixed, emptyLine], piped)).toBe('عنوان · قال: (نعم)\u200f، وانتهى الأمر كله\n\n');
  });

  it('gives a terminal that orders Arabic itself lines in logical order, with nothing before them', () => {
    expect(render([mixed], logical)).toBe('عنوان · قال: (نعم)\u200f،\nوانتهى الأمر كله\n');
  });

  it('gives other terminals lines as they are seen, at the right', () => {
    const lines = render([paragraph('ar', verbatim('قال: (نعم)، وانتهى الأمر'))], visual).split('\n');
    expect(lines).toEqual(['  ﻰﻬﺘﻧﺍﻭ ،(ﻢﻌﻧ) :ﻝﺎﻗ', '                ﺮﻣﻷﺍ', '']);
  });

  it('keeps English as it is and at the left in every order', () => {
    const english = paragraph('en', own('Ask about (this) report.'));
    for (const display of [visual, logical]) {
      expect(render([english], display)).toBe('Ask about (this)\nreport.\n');
    }
  });

  it('breaks at the line feeds of the text', () => {
    expect(render([paragraph('en', verbatim('a\n\nb'))], visual)).toBe('a\n\nb\n');
    expect(render([paragraph('en', verbatim('a\n\nb'))], piped)).toBe('a\n\nb\n');
  });

  it('lets no escape sequence of a text through to a terminal', () => {
    expect(render([paragraph('en', verbatim('a\u001b[31mb\u0007\u009b1m'))], logical)).toBe('a[31mb1m\n');
  });

  it('colours the same letters wherever the order puts them', () => {
    const coloured = render([paragraph('ar', verbatim('ابدا '), verbatim('بد', 'answer'), verbatim(' ا'))], {
      ...visual,
      width: 10,
      colours: true,
    });
    expect(coloured).toBe(' ﺍ \u001b[1m\u001b[32mﺪﺑ\u001b[39m\u001b[22m ﺍﺪﺑﺍ\n');
  });

  it('shows the same letters with colours as without', () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    const text = fc.string({ unit: fc.constantFrom(...'ابلد 1aB(.', 'بَ', '😀') });
    const style = fc.constantFrom('plain' as const, 'answer' as const, 'quiet' as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, style)),
        fc.constantFrom(visual, logical, piped),
        (runs, display) => {
          const whole = [paragraph('ar', ...runs.map(([part, look]) => verbatim(part, look)))];
          const coloured = render(whole, { ...display, colours: true });
          expect(coloured.replace(escapes, '')).toBe(render(whole, display));
        },
      ),
    );
  });
});
