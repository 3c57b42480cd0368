import { type APIButtonComponent, ComponentType } from 'discord.js';
import type { About, Assistant } from '../assistant.ts';
import { turnOf } from '../core/conversation/turn.ts';
import type { Language } from '../core/language.ts';
import { buttons } from '../discord/buttons/list.ts';
import { actions } from '../discord/controls/buttons.ts';
import { parseCustomId } from '../discord/controls/custom-id.ts';
import { aboutReply } from '../discord/replies/about.ts';
import { answerReply, excerptsAsked } from '../discord/replies/answer.ts';
import type { Reply } from '../discord/replies/reply.ts';
import { questionIn } from '../discord/replies/shown-question.ts';
import { sourcesReply } from '../discord/replies/sources.ts';
import { summaryReply } from '../discord/replies/summary.ts';
import type { Services } from '../discord/services.ts';
import type { Theme } from './page.ts';

/** Something that the bot says, and how it is pictured. */
export interface Scene {
  /** The name of the picture. */
  readonly name: string;
  readonly theme: Theme;
  reply(assistant: Assistant): Promise<Reply>;
}

const ask = async (assistant: Assistant, question: string): Promise<Reply> =>
  answerReply(await assistant.ask(question, { top: excerptsAsked }), { feedback: false });

/** The answer to a question that leans on the one before. */
async function askAfter(assistant: Assistant, before: string, question: string): Promise<Reply> {
  const history = [turnOf(await assistant.ask(before))];
  return answerReply(await assistant.ask(question, { top: excerptsAsked, history }), { feedback: false });
}

const summarize = async (assistant: Assistant, language: Language): Promise<Reply> =>
  summaryReply(await assistant.summarize({ length: 'short', language }), await assistant.sources());

const buttonsOf = ({ components = [] }: Reply): APIButtonComponent[] =>
  components
    .flatMap((component) => (component.type === ComponentType.Container ? component.components : []))
    .flatMap((component) => (component.type === ComponentType.ActionRow ? component.components : []))
    .filter((component) => component.type === ComponentType.Button);

/** What the bot says at the press of a reply's last button with an action. */
async function press(assistant: Assistant, reply: Reply, action: string): Promise<Reply> {
  const pressed = buttonsOf(reply)
    .flatMap((button) => ('custom_id' in button ? [parseCustomId(button.custom_id)] : []))
    .findLast((id) => id?.button === action);
  const asked = questionIn(reply.components ?? []) ?? { question: '' };
  // Neither the log nor the queue, which a button does without where none is to wait.
  const services = { assistant, feedback: null } as unknown as Services;
  const effect = await buttons
    .find((button) => button.action === action)
    ?.press(pressed?.fields ?? [], asked, services);
  if (effect?.kind !== 'tell' && effect?.kind !== 'change') throw new Error(`no button '${action}' to press`);
  return effect.reply;
}

/** What differs from one run to the next is set, so that pictures change with what they show alone. */
const settled = (about: About): About => ({
  ...about,
  builtAt: '2026-11-24T09:00:00Z',
  questionsAnswered: 42,
  medianMs: 7,
});

const spokesman = 'من هو المتحدث باسم التحالف؟';
const attack = 'أين هاجم داعش ليل الجمعة؟';

/** Every kind of reply that has something to typeset. */
export const scenes: readonly Scene[] = [
  { name: 'answer', theme: 'dark', reply: (assistant) => ask(assistant, spokesman) },
  { name: 'answer-light', theme: 'light', reply: (assistant) => ask(assistant, attack) },
  {
    name: 'answer-english',
    theme: 'dark',
    reply: (assistant) => ask(assistant, 'Where did ISIS attack on Friday night?'),
  },
  {
    name: 'answer-in-english',
    theme: 'dark',
    reply: async (assistant) => press(assistant, await ask(assistant, attack), actions.answerLanguage),
  },
  { name: 'follow-up', theme: 'dark', reply: (assistant) => askAfter(assistant, attack, 'ومتى؟') },
  { name: 'declined', theme: 'dark', reply: (assistant) => ask(assistant, 'شكد عدد سكان كركوك؟') },
  {
    name: 'declined-english',
    theme: 'dark',
    reply: (assistant) => ask(assistant, 'How many people live in Kirkuk?'),
  },
  { name: 'summary', theme: 'dark', reply: (assistant) => summarize(assistant, 'ar') },
  { name: 'summary-english', theme: 'dark', reply: (assistant) => summarize(assistant, 'en') },
  {
    name: 'excerpts',
    theme: 'dark',
    async reply(assistant) {
      const first = await press(assistant, await ask(assistant, spokesman), actions.moreExcerpts);
      return press(assistant, first, actions.moreExcerpts);
    },
  },
  {
    name: 'paragraph',
    theme: 'dark',
    reply: async (assistant) => press(assistant, await ask(assistant, attack), actions.readParagraph),
  },
  { name: 'sources', theme: 'dark', reply: async (assistant) => sourcesReply(await assistant.sources(), 0) },
  { name: 'about', theme: 'dark', reply: async (assistant) => aboutReply(settled(assistant.about()), 41) },
];
