import type { BidiSetting } from '../config.ts';

/** How text leaves the program: as it is, or laid out for a terminal that orders Arabic itself, or that does not. */
type Order = 'verbatim' | 'logical' | 'visual';

export interface Display {
  readonly order: Order;
  readonly colours: boolean;
  /** Columns of a line; without meaning where the order is verbatim. */
  readonly width: number;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const widestLine = 100;
const narrowestLine = 20;

/** Programs that show Arabic letter by letter from the left, by the TERM_PROGRAM that they set. */
const programsWithoutBidi = new Set(['vscode', 'alacritty', 'ghostty', 'wezterm', 'hyper', 'tabby', 'rio']);
const variablesOfBidi = ['VTE_VERSION', 'KONSOLE_VERSION', 'MLTERM'];
const variablesWithoutBidi = [
  'ALACRITTY_WINDOW_ID',
  'ALACRITTY_SOCKET',
  'ALACRITTY_LOG',
  'XTERM_VERSION',
  'WT_SESSION',
];
const termsWithoutBidi = /^(alacritty|foot|rxvt|st-|xterm-ghostty)/;

/** Whether the terminal leaves Arabic in the order and the forms in which it is written to it. */
function lacksBidi(environment: Environment): boolean {
  const { TERM_PROGRAM, TERM = '' } = environment;
  const program = TERM_PROGRAM?.toLowerCase();
  if (program && program !== 'tmux') return programsWithoutBidi.has(program);
  if (variablesOfBidi.some((name) => environment[name])) return false;
  return variablesWithoutBidi.some((name) => environment[name]) || termsWithoutBidi.test(TERM);
}

function wantsColours(environment: Environment, isTTY: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && TERM !== 'dumb';
}

/**
 * Chooses how a stream shows text. What is not a terminal gets the text verbatim, whatever the setting.
 * @param environment as `process.env`; NO_COLOR and FORCE_COLOR are respected
 */
export function displayOf(stream: Terminal, setting: BidiSetting, environment: Environment): Display {
  const isTTY = stream.isTTY === true;
  const width = Math.min(widestLine, Math.max(narrowestLine, (stream.columns ?? 80) - 1));
  const order = setting === 'auto' ? (lacksBidi(environment) ? 'visual' : 'logical') : setting;
  return { order: isTTY ? order : 'verbatim', colours: wantsColours(environment, isTTY), width };
}
