import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { messageOf } from '../discord/replies/reply.ts';
import { escapeHtml } from './escape-html.ts';
import { markdownToHtml } from './markdown.ts';

/** What is sent to Discord. */
export type Payload = ReturnType<typeof messageOf>;

/** What Discord shows of a message, as HTML; a component that the bot does not use is an error. */
export const messageToHtml = (payload: Payload): string =>
  'components' in payload
    ? payload.components.map(topLevelToHtml).join('')
    : `<div class="text">${markdownToHtml(payload.content)}</div>`;

function topLevelToHtml(component: APIMessageTopLevelComponent): string {
  if (component.type !== ComponentType.Container) throw unknownComponent(component.type);
  const colour = `#${(component.accent_color ?? 0).toString(16).padStart(6, '0')}`;
  const inner = component.components.map(innerToHtml).join('');
  return `<div class="container" style="--accent: ${colour}">${inner}</div>`;
}

function innerToHtml(component: APIComponentInContainer): string {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return `<div class="text">${markdownToHtml(component.content)}</div>`;
    case ComponentType.Separator:
      return '<hr>';
    case ComponentType.ActionRow:
      return `<div class="row">${(component as APIActionRowComponent<APIButtonComponent>).components.map(buttonToHtml).join('')}</div>`;
    default:
      throw unknownComponent(component.type);
  }
}

function buttonToHtml(button: APIButtonComponent): string {
  if (!('label' in button)) throw new Error('expected a button with a label');
  const style = button.style === ButtonStyle.Primary ? 'primary' : 'secondary';
  return `<button class="${style}">${escapeHtml(button.label ?? '')}</button>`;
}

const unknownComponent = (type: ComponentType): Error =>
  new Error(`expected a component that the replies use, got ${ComponentType[type]}`);
